/** What is on the screen and not in the project yet, such as typing in a transcript, by what takes it over. */
const settlers = new Set<() => Promise<void>>()

/** Registers what takes pending work over into the project. Returns what ends that. */
export function onSettle(settle: () => Promise<void>): () => void {
  settlers.add(settle)
  return () => settlers.delete(settle)
}

/** Resolves when everything that was on the screen is in the project, so that a step can be built on it. */
export async function settled(): Promise<void> {
  for (const settle of settlers) await settle()
}

/** Says when each of several was: to the second where two would else look alike. Milliseconds since 1970-01-01 UTC. */
export function momentsOf(
  all: readonly { at: number }[],
  formats: { dateTime: (at: number) => string; exactTime: (at: number) => string },
): (one: { at: number }) => string {
  const alike = new Map<string, number>()
  for (const { at } of all) {
    const when = formats.dateTime(at)
    alike.set(when, (alike.get(when) ?? 0) + 1)
  }
  return ({ at }) => {
    const when = formats.dateTime(at)
    return (alike.get(when) ?? 0) > 1 ? formats.exactTime(at) : when
  }
}

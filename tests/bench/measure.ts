interface Taken {
  median: number
  p95: number
}

/** The value that a share of the values does not exceed. */
export function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

const taken = (times: readonly number[]): Taken => ({
  median: at(times, 0.5),
  p95: at(times, 0.95),
})

/** Runs something often enough to trust its times: milliseconds, median and 95th percentile. */
export function measure(run: () => unknown, times: number, before = 3): Taken {
  for (let i = 0; i < before; i += 1) run()
  return taken(
    Array.from({ length: times }, () => {
      const begun = performance.now()
      run()
      return performance.now() - begun
    }),
  )
}

/** As `measure`, for what has to be waited for. */
export async function measureAsync(run: () => Promise<unknown>, times: number): Promise<Taken> {
  const all: number[] = []
  for (let i = 0; i <= times; i += 1) {
    const begun = performance.now()
    await run()
    if (i > 0) all.push(performance.now() - begun)
  }
  return taken(all)
}

export function report(what: string, { median, p95 }: Taken, budget = ''): void {
  console.log(
    `${what.padEnd(52)} median ${median.toFixed(1).padStart(8)} ms   p95 ${p95.toFixed(1).padStart(8)} ms   ${budget}`.trimEnd(),
  )
}

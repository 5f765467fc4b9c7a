/** Runs something often enough to trust its times: milliseconds, median and 95th percentile. */
export function measure(run: () => unknown, times: number): { median: number; p95: number } {
  for (let i = 0; i < 3; i += 1) run()
  const taken = Array.from({ length: times }, () => {
    const before = performance.now()
    run()
    return performance.now() - before
  }).toSorted((a, b) => a - b)
  const at = (share: number) => taken[Math.min(times - 1, Math.floor(share * times))]!
  return { median: at(0.5), p95: at(0.95) }
}

export function report(what: string, { median, p95 }: { median: number; p95: number }): void {
  console.log(`${what.padEnd(52)} median ${median.toFixed(1)} ms   p95 ${p95.toFixed(1)} ms`)
}

/** Round numbers from 0 up to the first that is no less than a largest whole number: about five steps, none below 1. */
export function ticks(largest: number): number[] {
  const rough = Math.max(1, largest / 5)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((by) => by * power).find((by) => by >= rough)!
  return Array.from({ length: Math.max(1, Math.ceil(largest / step)) + 1 }, (_, i) => i * step)
}

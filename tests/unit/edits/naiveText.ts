import type { Span } from '#shared/text/anchor'
import type { Change } from '#shared/text/changes'

/** A code unit of the text as it is: which one of the text before the run it was, or typed since. */
interface Unit {
  unit: string
  was: number | null
}

/** A text as a list of single code units, each of which knows where it came from. Slow, and simple to check by eye. */
export const naiveText = (text: string): Unit[] =>
  text.split('').map((unit, was) => ({ unit, was }))

export const changed = (units: readonly Unit[], { start, end, insert }: Change): Unit[] => [
  ...units.slice(0, start),
  ...insert.split('').map((unit) => ({ unit, was: null })),
  ...units.slice(end),
]

export const read = (units: readonly Unit[]): string => units.map(({ unit }) => unit).join('')

/**
 * Where a passage is after a run, by looking at every code unit: those of its own that are left belong to it, and what
 * was typed belongs to it where the text that it replaced did, or where it was typed between two units of the passage.
 */
export function naiveSpan(units: readonly Unit[], length: number, span: Span): Span | null {
  const belongs = units.map(({ was }, i) => {
    if (was !== null) return span.start <= was && was < span.end
    const before = units.slice(0, i).findLast((unit) => unit.was !== null)?.was ?? -1
    const after = units.slice(i).find((unit) => unit.was !== null)?.was ?? length
    return after === before + 1
      ? span.start <= before && after < span.end
      : span.start <= before + 1 && after <= span.end
  })
  const start = belongs.indexOf(true)
  return start < 0 ? null : { start, end: belongs.lastIndexOf(true) + 1 }
}

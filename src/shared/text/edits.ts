import type { Span } from './anchor'
import { applyChanges, followedBy, mapThrough, type Change, type Changes } from './changes'

/**
 * One step of typing. `changes` follow one another, each in the offsets of the text that the one before left behind.
 * Edits of one `run` are made in one place without a break, and count as one replacement: a word that is deleted and
 * typed anew in its place keeps its codes, as one that is typed over does.
 */
export interface Edit {
  run: number
  changes: readonly Change[]
}

/** Changes that follow one another as changes of the text before them all. */
export const composed = (changes: readonly Change[], start: Changes = []): Changes =>
  changes.reduce(followedBy, start)

/** The runs of a session, in order, each as changes of the text that the one before it left behind. */
export function runsOf(edits: readonly Edit[]): Changes[] {
  const runs: Changes[] = []
  let last: number | null = null
  for (const { run, changes } of edits) {
    if (run === last) runs.push(composed(changes, runs.pop()))
    else runs.push(composed(changes))
    last = run
  }
  return runs
}

/** Whether a change goes on with what a run has done so far: inside what it typed, or at the edge of what it deleted. */
export function goesOn(run: Changes, { start, end }: Change): boolean {
  const [only] = run
  if (run.length !== 1 || !only) return false
  const to = only.start + only.insert.length
  const inside = only.start <= start && end <= to
  const touches = start <= to && only.start <= end
  return inside || (only.insert === '' && touches)
}

/** The text after a session of edits. */
export const textAfter = (text: string, runs: readonly Changes[]): string =>
  runs.reduce(applyChanges, text)

/** Where passages are after a session of edits; what a run has deleted stays gone, whatever is typed there later. */
export function carriedBy(runs: readonly Changes[]): (span: Span) => Span | null {
  const maps = runs.map(mapThrough)
  return (span) => maps.reduce<Span | null>((at, map) => at && map.span(at), span)
}

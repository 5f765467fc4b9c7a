import { advance, emptyUndoState, type JournalEntry } from '../records/journal'

/** Whether names of a project are replaced by pseudonyms now, as far as its history tells. */
export function isPseudonymised(journal: readonly JournalEntry[]): boolean {
  const holding = new Set(journal.reduce(advance, emptyUndoState).undo)
  const last = journal.findLast(
    ({ seq, command }) =>
      holding.has(seq) && (command === 'pseudonymise' || command === 'restoreNames'),
  )
  return last?.command === 'pseudonymise'
}

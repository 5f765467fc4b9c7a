import type { MessageKey } from '#shared/messages/catalogue'
import type { Translate } from '#shared/messages/translate'
import type { JournalEntry } from '#shared/records/journal'
import { undoStateOf } from '#history/history'

/** A journal line as a sentence. */
export const stepName = ({ command, label }: JournalEntry, t: Translate): string =>
  t(`history.${command}` as MessageKey, label)

/** The sentences of what undo and redo would take next; null where there is nothing. */
export function nextSteps(journal: readonly JournalEntry[], t: Translate) {
  const { undo, redo } = undoStateOf(journal)
  const sentence = (seq: number | undefined) => {
    const entry = seq === undefined ? undefined : journal[seq - 1]
    return entry ? stepName(entry, t) : null
  }
  return { nextUndo: sentence(undo.at(-1)), nextRedo: sentence(redo.at(-1)) }
}

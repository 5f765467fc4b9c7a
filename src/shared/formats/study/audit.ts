import { messageKeys, type MessageKey } from '../../messages/catalogue'
import type { Translate } from '../../messages/translate'
import { advance, emptyUndoState, isBeginning, type JournalEntry } from '../../records/journal'
import type { Coder } from '../../records/schema'
import type { SheetTable } from '../table'

/** Days, inclusive, in universal time, as "2026-02-03"; null leaves that side open. */
export interface Period {
  from: string | null
  to: string | null
}

/** A journal line as a sentence. A command that this version of Veta does not know goes by its name. */
export function stepSentence({ command, label }: JournalEntry, t: Translate): string {
  const key = `history.${command}`
  return messageKeys.has(key) ? t(key as MessageKey, label) : command
}

const isoMoment = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`

/** Who did what and when, from the journal, the oldest first; with what was undone since, and what was done again. */
export function auditSheet(
  journal: readonly JournalEntry[],
  coders: readonly Coder[],
  { from, to }: Period,
  t: Translate,
): SheetTable {
  const names = new Map<string, string>(coders.map(({ id, name }) => [id, name]))
  const bySeq = new Map(journal.map((entry) => [entry.seq, entry]))
  const holding = new Set(journal.reduce(advance, emptyUndoState).undo)
  const inPeriod = ({ at }: JournalEntry) => {
    const day = isoMoment(at).slice(0, 10)
    return (from === null || day >= from) && (to === null || day <= to)
  }
  const what = (entry: JournalEntry) => {
    const step = entry.of === null ? entry : (bySeq.get(entry.of) ?? entry)
    const sentence = stepSentence(step, t)
    if (entry.kind === 'do') return sentence
    return t(entry.kind === 'undo' ? 'report.undid' : 'report.redid', {
      number: entry.of ?? 0,
      step: sentence,
    })
  }
  const standing = (entry: JournalEntry) => {
    if (entry.kind !== 'do') return ''
    return t(isBeginning(entry) || holding.has(entry.seq) ? 'report.holds' : 'report.wasUndone')
  }
  return {
    title: t('report.audit'),
    header: [
      t('report.number'),
      t('report.when'),
      t('report.who'),
      t('report.what'),
      t('report.standing'),
    ],
    rows: journal
      .filter(inPeriod)
      .map((entry) => [
        entry.seq,
        isoMoment(entry.at),
        names.get(entry.coderId) ?? '',
        what(entry),
        standing(entry),
      ]),
  }
}

import type { JournalEntry } from '../records/journal'

/** Commands that change much at once: the state before them is kept as a snapshot of its own. */
export const largeSteps: ReadonlySet<string> = new Set([
  'importSources',
  'importCodebook',
  'importCaseTable',
  'autocode',
  'deleteCases',
  'deleteCodes',
  'deleteSources',
  'mergeCodes',
  'pseudonymise',
  'recodeCodings',
  'renameSpeaker',
  'replaceInTexts',
  'restoreNames',
  'restoreState',
])

export const isLargeStep = ({ kind, command }: Pick<JournalEntry, 'kind' | 'command'>): boolean =>
  kind === 'do' && largeSteps.has(command)

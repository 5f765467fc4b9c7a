import type { JournalEntry } from '../records/journal'

/** Commands that change much at once: the state before them is kept as a snapshot of its own. */
const LARGE = new Set([
  'importSources',
  'importCodebook',
  'importCaseTable',
  'autocode',
  'deleteCases',
  'deleteCodes',
  'deleteSources',
  'mergeCodes',
  'recodeCodings',
  'renameSpeaker',
  'replaceInTexts',
  'restoreState',
])

export const isLargeStep = ({ kind, command }: Pick<JournalEntry, 'kind' | 'command'>): boolean =>
  kind === 'do' && LARGE.has(command)

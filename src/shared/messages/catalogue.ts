import appEn from '../../../resources/locales/en/app.json'
import startEn from '../../../resources/locales/en/start.json'
import safetyEn from '../../../resources/locales/en/safety.json'
import sealEn from '../../../resources/locales/en/seal.json'
import namesEn from '../../../resources/locales/en/names.json'
import importingEn from '../../../resources/locales/en/import.json'
import transcriptEn from '../../../resources/locales/en/transcript.json'
import editEn from '../../../resources/locales/en/edit.json'
import versionEn from '../../../resources/locales/en/version.json'
import codebookEn from '../../../resources/locales/en/codebook.json'
import casesEn from '../../../resources/locales/en/cases.json'
import matrixEn from '../../../resources/locales/en/matrix.json'
import judgingEn from '../../../resources/locales/en/judging.json'
import arrangeEn from '../../../resources/locales/en/arrange.json'
import excerptsEn from '../../../resources/locales/en/excerpts.json'
import exportingEn from '../../../resources/locales/en/export.json'
import memosEn from '../../../resources/locales/en/memos.json'
import historyEn from '../../../resources/locales/en/history.json'
import refusalsEn from '../../../resources/locales/en/refusals.json'
import settingsEn from '../../../resources/locales/en/settings.json'
import mediaEn from '../../../resources/locales/en/media.json'
import menuEn from '../../../resources/locales/en/menu.json'
import cliEn from '../../../resources/locales/en/cli.json'
import filesEn from '../../../resources/locales/en/files.json'
import keysEn from '../../../resources/locales/en/keys.json'
import findEn from '../../../resources/locales/en/find.json'
import comparingEn from '../../../resources/locales/en/comparing.json'
import reportsEn from '../../../resources/locales/en/reports.json'
import appEs from '../../../resources/locales/es/app.json'
import startEs from '../../../resources/locales/es/start.json'
import safetyEs from '../../../resources/locales/es/safety.json'
import sealEs from '../../../resources/locales/es/seal.json'
import namesEs from '../../../resources/locales/es/names.json'
import importingEs from '../../../resources/locales/es/import.json'
import transcriptEs from '../../../resources/locales/es/transcript.json'
import editEs from '../../../resources/locales/es/edit.json'
import versionEs from '../../../resources/locales/es/version.json'
import codebookEs from '../../../resources/locales/es/codebook.json'
import casesEs from '../../../resources/locales/es/cases.json'
import matrixEs from '../../../resources/locales/es/matrix.json'
import judgingEs from '../../../resources/locales/es/judging.json'
import arrangeEs from '../../../resources/locales/es/arrange.json'
import excerptsEs from '../../../resources/locales/es/excerpts.json'
import exportingEs from '../../../resources/locales/es/export.json'
import memosEs from '../../../resources/locales/es/memos.json'
import historyEs from '../../../resources/locales/es/history.json'
import refusalsEs from '../../../resources/locales/es/refusals.json'
import settingsEs from '../../../resources/locales/es/settings.json'
import mediaEs from '../../../resources/locales/es/media.json'
import menuEs from '../../../resources/locales/es/menu.json'
import cliEs from '../../../resources/locales/es/cli.json'
import filesEs from '../../../resources/locales/es/files.json'
import keysEs from '../../../resources/locales/es/keys.json'
import findEs from '../../../resources/locales/es/find.json'
import comparingEs from '../../../resources/locales/es/comparing.json'
import reportsEs from '../../../resources/locales/es/reports.json'

const en = {
  ...appEn,
  ...startEn,
  ...safetyEn,
  ...sealEn,
  ...namesEn,
  ...importingEn,
  ...transcriptEn,
  ...editEn,
  ...versionEn,
  ...codebookEn,
  ...casesEn,
  ...matrixEn,
  ...judgingEn,
  ...arrangeEn,
  ...excerptsEn,
  ...exportingEn,
  ...memosEn,
  ...historyEn,
  ...refusalsEn,
  ...settingsEn,
  ...mediaEn,
  ...menuEn,
  ...cliEn,
  ...filesEn,
  ...keysEn,
  ...findEn,
  ...comparingEn,
  ...reportsEn,
}

export type MessageKey = keyof typeof en

/** For what names a message only at run time, as the journal of another version does. */
export const messageKeys: ReadonlySet<string> = new Set(Object.keys(en))

/** Complete by type: a message that one language lacks does not compile. */
const es: Record<MessageKey, string> = {
  ...appEs,
  ...startEs,
  ...safetyEs,
  ...sealEs,
  ...namesEs,
  ...importingEs,
  ...transcriptEs,
  ...editEs,
  ...versionEs,
  ...codebookEs,
  ...casesEs,
  ...matrixEs,
  ...judgingEs,
  ...arrangeEs,
  ...excerptsEs,
  ...exportingEs,
  ...memosEs,
  ...historyEs,
  ...refusalsEs,
  ...settingsEs,
  ...mediaEs,
  ...menuEs,
  ...cliEs,
  ...filesEs,
  ...keysEs,
  ...findEs,
  ...comparingEs,
  ...reportsEs,
}

export const locales = ['en', 'es'] as const
export type Locale = (typeof locales)[number]

export const catalogues: Record<Locale, Record<MessageKey, string>> = { en, es }

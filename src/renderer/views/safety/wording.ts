import type { Translate } from '#shared/messages/translate'
import { isLargeStep } from '#shared/vault/largeSteps'
import type { Sentinel } from '#shared/vault/sentinel'
import { VaultError } from '#host/vault'

/** What the system calls the reason; main's errors reach the window as a sentence in which it stands. */
function codeOf(error: unknown): string {
  if (error instanceof VaultError) return error.code
  if (!(error instanceof Error)) return ''
  return /\bE[A-Z]{2,}\b(?=:)/.exec(error.message)?.[0] ?? error.name
}

/** Why something could not be done, in a person's words where it is something that happens. */
export function reasonOf(error: unknown, t: Translate): string {
  const code = codeOf(error)
  switch (code) {
    case 'ENOSPC':
    case 'QuotaExceededError':
      return t('safety.reason.ENOSPC')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return t('safety.reason.EACCES')
    case 'EIO':
      return t('safety.reason.EIO')
    case 'EFBIG':
      return t('safety.reason.EFBIG')
    case 'EBUSY':
      return t('safety.reason.EBUSY')
    case 'NothingKeptError':
      return t('safety.reason.damaged')
    case 'NewerJournalError':
      return t('safety.reason.newer')
    case 'NotWrittenError':
      return t('safety.reason.notWritten')
  }
  if (/^E[A-Z]+$/.test(code)) return t('safety.reason.other', { code })
  return t('safety.reason.unexpected', { message: String(error) })
}

/** How many transcripts, codings and codes a state has. */
export const factsOf = ({ counts }: Pick<Sentinel, 'counts'>, t: Translate): string =>
  t('safety.facts', { sources: counts.source, codings: counts.coding, codes: counts.code })

/** When the last step of a state was, in milliseconds since 1970; null for a state without one. */
export const lastStepOf = ({ mark }: Pick<Sentinel, 'mark'>): number | null =>
  mark === '' ? null : Number(mark.slice(0, mark.indexOf(' ')))

/** Why a copy was made. */
export function whyOf(why: string, t: Translate): string {
  if (why === 'clock' || why === 'migration') return t(`safety.why.${why}`)
  if (!isLargeStep({ kind: 'do', command: why })) return t('safety.why.asked')
  return t('safety.why.step', { step: t(`safety.step.${why}` as 'safety.step.importSources') })
}

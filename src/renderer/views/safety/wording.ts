import type { Translate } from '#shared/messages/translate'
import { isLargeStep } from '#shared/vault/largeSteps'
import type { Sentinel } from '#shared/vault/sentinel'
import { VaultError } from '#host/vault'

/** What the disk had against something, in a person's words where the system's code is known. */
export function reasonOf(error: unknown, t: Translate): string {
  if (!(error instanceof VaultError)) return String(error)
  switch (error.code) {
    case 'ENOSPC':
      return t('safety.reason.ENOSPC')
    case 'EACCES':
    case 'EPERM':
      return t('safety.reason.EACCES')
    default:
      return t('safety.reason.other', { code: error.code, message: error.message })
  }
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

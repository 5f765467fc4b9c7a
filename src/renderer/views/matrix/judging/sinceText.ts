import type { Since } from '#shared/matrix/seen'
import type { Translate } from '#shared/messages/translate'

/** What happened to the evidence, in a few words. */
export const sinceText = ({ added, changed, gone }: Since, t: Translate): string =>
  [
    added.length > 0 && t('judging.came', { count: added.length }),
    changed.length > 0 && t('judging.changed', { count: changed.length }),
    gone.length > 0 && t('judging.went', { count: gone.length }),
  ]
    .filter(Boolean)
    .join(', ')

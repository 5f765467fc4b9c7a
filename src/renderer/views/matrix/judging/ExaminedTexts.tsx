import type { ExaminedCase } from '#shared/matrix/whatWasExamined'
import { useT } from '../../app/language'
import { useRecordsById } from '../../app/session'

/** What there is to read of a case: its texts with their words. */
export function ExaminedTexts({ seen }: { seen: ExaminedCase }) {
  const t = useT()
  const sources = useRecordsById('source')
  if (seen.texts.length === 0) return <p className="muted small">{t('judging.noTexts')}</p>
  return (
    <p className="muted small">
      {t('judging.texts', {
        texts: seen.texts
          .map(({ sourceId, words }) =>
            t('judging.textWords', { name: sources.get(sourceId)?.name ?? '', words }),
          )
          .join(', '),
      })}
    </p>
  )
}

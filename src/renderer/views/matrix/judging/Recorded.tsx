import { removeJudgement } from '#shared/commands/removeJudgement'
import type { Rating } from '#shared/records/judgement'
import type { Judgement } from '#shared/records/schema'
import { useFormats, useT } from '../../app/language'
import { useRecordsById, useRun, useSession } from '../../app/session'
import { Button } from '../../controls/Button'
import { RichText } from './RichText'

/** Where a rating stands on its scale, in words. */
export function useRatingText() {
  const t = useT()
  const formats = useFormats()
  const scales = useRecordsById('scale')
  return (rating: Rating | null): string => {
    const scale = rating && scales.get(rating.scaleId)
    if (!scale) return ''
    const step = scale.steps.find(({ value }) => value === rating.value)?.label
    const value = formats.number(rating.value)
    return step
      ? t('judging.ratedStep', { scale: scale.name, step, value })
      : t('judging.rated', { scale: scale.name, value })
  }
}

/** What a judgement says: its verdict with a rating, and the reasons. */
function Said({
  said,
  by,
}: {
  said: Pick<Judgement, 'verdict' | 'rating' | 'rationale' | 'at'>
  by?: string
}) {
  const t = useT()
  const formats = useFormats()
  const ratingText = useRatingText()
  const rating = ratingText(said.rating)
  return (
    <>
      <p>
        <strong>{t(`matrix.${said.verdict}`)}</strong>
        {rating && <> · {rating}</>}{' '}
        <span className="muted small">
          {by && `${by} · `}
          {formats.date(said.at)}
        </span>
      </p>
      <RichText markdown={said.rationale} />
    </>
  )
}

/** What one rater holds of the cell, with what they held before. */
function One({ judgement, isOwn }: { judgement: Judgement; isOwn: boolean }) {
  const t = useT()
  const run = useRun()
  const coders = useRecordsById('coder')
  const name = coders.get(judgement.raterId)?.name ?? ''
  const cited = judgement.supporting.length + judgement.contradicting.length
  return (
    <div className="notice stack judgement">
      <Said said={judgement} by={isOwn ? t('judging.mine', { name }) : name} />
      {cited > 0 && (
        <p className="muted small">
          {t('judging.cites', {
            supporting: judgement.supporting.length,
            contradicting: judgement.contradicting.length,
          })}
        </p>
      )}
      {judgement.earlier.length > 0 && (
        <details>
          <summary>{t('judging.earlier', { count: judgement.earlier.length })}</summary>
          <ol className="earlier">
            {judgement.earlier.toReversed().map((before, i) => (
              <li key={`${before.at} ${i}`}>
                <Said said={before} />
              </li>
            ))}
          </ol>
        </details>
      )}
      <div className="row end">
        <Button
          small
          look="quiet"
          aria-label={t('judging.removeOf', { name })}
          onPress={() => void run(removeJudgement, { judgementId: judgement.id })}
        >
          {t('matrix.removeJudgement')}
        </Button>
      </div>
    </div>
  )
}

const differ = (judgements: readonly Judgement[]) =>
  judgements.some(
    ({ verdict, rating }) =>
      verdict !== judgements[0]!.verdict ||
      rating?.scaleId !== judgements[0]!.rating?.scaleId ||
      rating?.value !== judgements[0]!.rating?.value,
  )

/** What every rater holds of the cell, one's own first, and whether they agree. */
export function Recorded({ judgements }: { judgements: readonly Judgement[] }) {
  const t = useT()
  const { coderId } = useSession()
  const inOrder = judgements.toSorted(
    (a, b) => Number(b.raterId === coderId) - Number(a.raterId === coderId) || b.at - a.at,
  )
  return (
    <>
      {differ(judgements) && (
        <p className="notice warn">
          <strong>≠ {t('judging.disagree')}</strong> {t('judging.disagreeBody')}
        </p>
      )}
      {inOrder.map((judgement) => (
        <One key={judgement.id} judgement={judgement} isOwn={judgement.raterId === coderId} />
      ))}
    </>
  )
}

import type { Excerpt } from '#shared/formats/excerpts'
import { locatorOf } from '#shared/formats/excerptSheet'
import type { CellPlace } from '#shared/matrix/evidence'
import type { MatrixCell } from '#shared/matrix/matrix'
import { useT } from '../../app/language'
import { useLocation } from '../../app/location'
import { useRecord, useRecords } from '../../app/session'
import { useCodebook } from '../../codebook/useCodebook'
import { LinkedText } from '../../memos/LinkedText'
import { signs } from '../cellText'
import { useOutOfDate } from '../judging/lookAgain'
import { useRatingText } from '../judging/Recorded'
import { RichText } from '../judging/RichText'
import { useProfile } from './useProfile'

/** What is recorded of one cell: state, rating, reasons, summary, the quotes that stand for the others, and memo. */
export function ProfileCode({
  place,
  cell,
  quotes,
}: {
  place: CellPlace
  cell: MatrixCell
  quotes: readonly Excerpt[]
}) {
  const t = useT()
  const go = useLocation((state) => state.go)
  const { book } = useCodebook()
  const ratingText = useRatingText()
  const judgement = useRecord('judgement', cell.judgementId ?? '')
  const is = (one: CellPlace) => one.caseId === place.caseId && one.codeId === place.codeId
  const summary = useRecords('summary').find(is)
  const memo = useRecords('cellMemo').find(is)
  const stale = useOutOfDate(place).length > 0
  const rating = ratingText(judgement?.rating ?? null)
  const path = book.pathOf(place.codeId)
  const open = () => {
    useProfile.setState({ caseId: null })
    go({ cell: place })
  }
  return (
    <section className="profile-code">
      <div className="profile-code-head">
        <h3>
          {path.length > 1 && <span className="muted">{path.slice(0, -1).join(' › ')} › </span>}
          <button type="button" className="link" onClick={open}>
            {path.at(-1)}
          </button>
        </h3>
        <p>
          <span className={`sign ${cell.state}`} aria-hidden>
            {signs[cell.state]}
          </span>{' '}
          <strong>{t(`matrix.${cell.state}`)}</strong>
          {rating && <> · {rating}</>}
          {cell.counts && cell.counts.references > 0 && (
            <span className="muted">
              {' '}
              · {t('profile.passages', { count: cell.counts.references })}
            </span>
          )}
          {cell.disagreement && <span className="pill">≠ {t('judging.disagree')}</span>}
          {stale && <span className="pill">{t('judging.stale')}</span>}
        </p>
      </div>
      {judgement && <RichText markdown={judgement.rationale} />}
      {summary && <LinkedText text={summary.text} />}
      {quotes.map((quote) => (
        <figure key={quote.codingId} className="profile-quote">
          <blockquote>
            {quote.polarity === 'contradicts' && '≠ '}
            {t('judging.quoted', { quote: quote.quote })}
          </blockquote>
          <figcaption className="muted small">{locatorOf(quote, t)}</figcaption>
        </figure>
      ))}
      {memo && (
        <div className="profile-memo">
          <LinkedText text={memo.memo} />
        </div>
      )}
    </section>
  )
}

import { Quote as QuoteMark } from 'lucide-react'
import { useState } from 'react'
import type { SideCell } from '#shared/matrix/sideBySide'
import { memoParts } from '#shared/text/memoLinks'
import { useFormats, useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecordsById } from '../app/session'
import { Button } from '../controls/Button'
import { signs } from '../matrix/cellText'
import { useOpenPassage } from '../memos/useOpen'

/** Quotes that are shown before one asks for the rest. */
const FIRST = 2

/** An analyst's prose; what it cites opens. */
function Summary({ text }: { text: string }) {
  const codings = useRecordsById('coding')
  const open = useOpenPassage()
  return (
    <p className="side-summary">
      {memoParts(text).map((part, i) => {
        if ('text' in part) return part.text
        const coding = codings.get(part.link.codingId)
        return coding ? (
          <button key={i} type="button" className="text-link" onClick={() => open(coding)}>
            “{part.link.quote}”
          </button>
        ) : (
          <s key={i}>“{part.link.quote}”</s>
        )
      })}
    </p>
  )
}

/** What is known of one case on one factor: state, judgement, rating, summary, quotes. */
export function SideCellView({ cell }: { cell: SideCell }) {
  const t = useT()
  const formats = useFormats()
  const go = useLocation((state) => state.go)
  const [all, setAll] = useState(false)
  const { verdict, rating, quotes, summary } = cell
  const shown = all ? quotes : quotes.slice(0, FIRST)
  return (
    <div className="side-cell">
      <p className="row side-state">
        <span className={`sign ${cell.state}`} aria-hidden>
          {signs[cell.state]}
        </span>
        <strong>{t(`matrix.${cell.state}`)}</strong>
        {rating && (
          <span className="pill">
            {t('compare.rating', {
              scale: rating.scaleName,
              value: rating.label === '' ? formats.number(rating.value) : rating.label,
            })}
          </span>
        )}
      </p>
      {verdict && (
        <p className="muted small">
          {t('compare.judged', { rater: cell.raterName, date: formats.date(verdict.at) })}
          {verdict.rationale !== '' && ` ${verdict.rationale}`}
        </p>
      )}
      {cell.disagreement && <p className="small">{t('compare.disagree')}</p>}
      {summary !== '' && <Summary text={summary} />}
      {shown.map((quote) => (
        <blockquote key={quote.codingId} className="side-quote">
          {quote.representative && <span className="pill">★ {t('compare.representative')}</span>}
          {quote.polarity === 'contradicts' && (
            <span className="pill">≠ {t('export.contradicts')}</span>
          )}
          <p>{quote.quote}</p>
          <button
            type="button"
            className="text-link small"
            onClick={() =>
              go({
                screen: 'transcripts',
                sourceId: quote.sourceId,
                reveal: {
                  span: { start: quote.start, end: quote.end },
                  codingId: quote.codingId,
                },
              })
            }
          >
            {t('compare.showIn', { source: quote.sourceName })}
          </button>
          <span className="on-paper small" aria-hidden>
            {quote.sourceName}
          </span>
        </blockquote>
      ))}
      {quotes.length > shown.length && (
        <span className="on-paper small" aria-hidden>
          {t('compare.moreQuotes', { count: quotes.length - shown.length })}
        </span>
      )}
      {quotes.length > FIRST && (
        <Button small look="quiet" aria-expanded={all} onPress={() => setAll(!all)}>
          <QuoteMark size={13} aria-hidden />
          {all ? t('compare.fewer') : t('compare.moreQuotes', { count: quotes.length - FIRST })}
        </Button>
      )}
    </div>
  )
}

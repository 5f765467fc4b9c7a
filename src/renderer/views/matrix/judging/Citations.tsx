import { MessageSquareQuote } from 'lucide-react'
import type { Excerpt } from '#shared/formats/excerpts'
import { shortQuote } from '#shared/text/memoLinks'
import { useT } from '../../app/language'
import { IconButton } from '../../controls/Button'
import { Checkbox } from '../../controls/Field'
import { Listing } from '../evidence/Listing'

/** Which passages a judgement rests on, and which speak against it. */
export function Citations({
  excerpts,
  cited,
  onCite,
  onReason,
}: {
  excerpts: readonly Excerpt[]
  cited: ReadonlySet<string>
  onCite: (cited: ReadonlySet<string>) => void
  /** Begins a reason with a link to the passage. */
  onReason: (excerpt: Excerpt) => void
}) {
  const t = useT()
  const tick = (id: string, on: boolean) =>
    onCite(new Set(on ? [...cited, id] : [...cited].filter((other) => other !== id)))
  const side = (polarity: Excerpt['polarity']) => {
    const own = excerpts.filter((one) => one.polarity === polarity)
    if (own.length === 0) return null
    const title = t(polarity === 'supports' ? 'judging.citeFor' : 'judging.citeAgainst')
    return (
      <fieldset key={polarity} className="citations">
        <legend>{title}</legend>
        <Listing items={own} keyOf={({ codingId }) => codingId} label={title} estimate={44}>
          {(excerpt) => (
            <div className="row citation">
              <Checkbox
                isSelected={cited.has(excerpt.codingId)}
                onChange={(on) => tick(excerpt.codingId, on)}
              >
                <span className="small">
                  {t('judging.quoted', { quote: shortQuote(excerpt.quote) })}
                </span>
              </Checkbox>
              <IconButton small label={t('judging.sayWhy')} onPress={() => onReason(excerpt)}>
                <MessageSquareQuote size={14} aria-hidden />
              </IconButton>
            </div>
          )}
        </Listing>
      </fieldset>
    )
  }
  return (['supports', 'contradicts'] as const).map(side)
}

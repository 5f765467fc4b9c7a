import { confirmEvidence } from '#shared/commands/confirmEvidence'
import type { Excerpt } from '#shared/formats/excerpts'
import type { CellPlace } from '#shared/matrix/evidence'
import type { OutOfDate } from '#shared/matrix/outOfDate'
import { shortQuote } from '#shared/text/memoLinks'
import { useFormats, useT } from '../../app/language'
import { useRecord, useRecords, useRecordsById, useRun } from '../../app/session'
import { useCodebook } from '../../codebook/useCodebook'
import { Button } from '../../controls/Button'
import { useOutOfDate } from './lookAgain'
import { useNextToLookAt } from './LookAgainDialog'

/** Passages of a kind that are written out; the rest is counted. */
const SHOWN = 5

function Quotes({ title, quotes }: { title: string; quotes: readonly string[] }) {
  const t = useT()
  if (quotes.length === 0) return null
  return (
    <div>
      <p className="small">
        <strong>{title}</strong>
      </p>
      <ul className="since-quotes small">
        {quotes.slice(0, SHOWN).map((quote, i) => (
          <li key={`${i} ${quote}`}>{quote}</li>
        ))}
        {quotes.length > SHOWN && (
          <li className="muted">{t('judging.andMore', { count: quotes.length - SHOWN })}</li>
        )}
      </ul>
    </div>
  )
}

function Notice({
  one,
  excerpts,
  onNext,
}: {
  one: OutOfDate
  excerpts: readonly Excerpt[]
  onNext: (() => void) | null
}) {
  const t = useT()
  const formats = useFormats()
  const run = useRun()
  const judgement = useRecord('judgement', one.id)
  const summary = useRecord('summary', one.id)
  const coders = useRecordsById('coder')
  const codes = useRecordsById('code')
  const { book } = useCodebook()
  const family = new Set(book.withDescendants(one.codeId).map(({ id }) => id))
  const gone = new Set(one.since.gone)
  const left = new Map(
    useRecords('coding')
      .filter(({ id }) => gone.has(id))
      .map((coding) => [coding.id as string, coding]),
  )
  const here = new Map<string, string>(excerpts.map(({ codingId, quote }) => [codingId, quote]))
  const quoteOf = (id: string) => t('judging.quoted', { quote: shortQuote(here.get(id) ?? '') })
  const whereTo = (id: string) => {
    const coding = left.get(id)
    if (!coding) return t('judging.goneWhole')
    const quote = shortQuote(coding.anchor.quote)
    if (coding.detached) return t('judging.goneDetached', { quote })
    if (family.has(coding.codeId)) return t('judging.goneOutside', { quote })
    return t('judging.goneTo', { quote, code: codes.get(coding.codeId)?.name ?? '' })
  }
  const who = judgement?.raterId ?? summary?.writerId ?? ''
  const said = {
    coder: coders.get(who)?.name ?? '',
    date: formats.date(judgement?.at ?? summary?.at ?? 0),
  }
  const confirm = () => run(confirmEvidence, { ids: [one.id] })
  return (
    <div className="notice warn stack">
      <p>
        <strong>{t('judging.stale')}</strong>{' '}
        {t(summary ? 'judging.staleSummary' : 'judging.staleJudgement', said)}
      </p>
      <Quotes title={t('judging.cameTitle')} quotes={one.since.added.map(quoteOf)} />
      <Quotes title={t('judging.changedTitle')} quotes={one.since.changed.map(quoteOf)} />
      <Quotes title={t('judging.wentTitle')} quotes={one.since.gone.map(whereTo)} />
      <div className="row wrap">
        <Button small onPress={() => void confirm()}>
          {t('judging.stillHolds')}
        </Button>
        {onNext && (
          <Button small onPress={() => void confirm().then(onNext)}>
            {t('judging.stillHoldsNext')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Says what came, went and changed since a cell was judged or summed up, until somebody confirms or revises. */
export function StaleNotice({
  place,
  excerpts,
}: {
  place: CellPlace
  excerpts: readonly Excerpt[]
}) {
  const found = useOutOfDate(place)
  const next = useNextToLookAt(place)
  return found.map((one) => (
    <Notice key={one.id} one={one} excerpts={excerpts} onNext={found.length === 1 ? next : null} />
  ))
}

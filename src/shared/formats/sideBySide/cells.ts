import type { SideAttribute, SideCell } from '../../matrix/sideBySide'
import { plainValue } from '../../commands/values'
import type { Translate } from '../../messages/translate'
import { spelledOut } from '../../text/memoLinks'

/** What stands in one cell of a comparison on paper. */
export interface WrittenCell {
  state: string
  /** Rating, judgement, summary: each a paragraph. */
  notes: readonly string[]
  quotes: readonly { words: string; from: string }[]
}

export function writtenCell(cell: SideCell, t: Translate): WrittenCell {
  const { rating, verdict, summary, quotes } = cell
  const said = [
    rating &&
      t('compare.rating', {
        scale: rating.scaleName,
        value: rating.label === '' ? String(rating.value) : rating.label,
      }),
    verdict &&
      `${t('compare.judged', {
        rater: cell.raterName,
        date: new Date(verdict.at).toISOString().slice(0, 10),
      })} ${verdict.rationale}`.trim(),
    cell.disagreement ? t('compare.disagree') : null,
    spelledOut(summary),
  ]
  return {
    state: t(`matrix.${cell.state}`),
    notes: said.filter((note) => note !== null).filter((note) => note !== ''),
    quotes: quotes.map((quote) => ({
      words: quote.quote,
      from: [
        quote.sourceName,
        quote.representative && t('compare.representative'),
        quote.polarity === 'contradicts' && t('export.contradicts'),
      ]
        .filter((part) => part !== false)
        .join(', '),
    })),
  }
}

/** A value of the case table as it is written; what is missing says so, with its reason. */
export function writtenValue(value: SideAttribute['values'][number], t: Translate): string {
  if (!value) return t('compare.notRecorded')
  const said = value.reading.value
  const words =
    said.type === 'missing'
      ? said.reason === ''
        ? t('cases.missing')
        : t('cases.missingBecause', said)
      : said.type === 'boolean'
        ? t(said.value ? 'cases.yes' : 'cases.no')
        : plainValue(said)
  return value.others === 0
    ? words
    : `${words} ${t('compare.otherReadings', { count: value.others })}`
}

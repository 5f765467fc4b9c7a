import type { Translate } from '../../messages/translate'
import type { AnyRecord } from '../../records/schema'
import { everything, excerptTable, type Excerpt } from '../excerpts'
import type { SheetTable, TableCell } from '../table'

/** The passages that were marked to stand for their code, by code, in the order of the codebook's paths. */
export function representativeQuotes(records: readonly AnyRecord[]): readonly Excerpt[] {
  const marked = records.filter(
    (record) => record.type !== 'coding' || (record.representative && !record.detached),
  )
  const { excerpts } = excerptTable(marked, everything)
  const order = new Map<string, number>()
  for (const { codePath } of excerpts) if (!order.has(codePath)) order.set(codePath, order.size)
  return excerpts.toSorted((a, b) => order.get(a.codePath)! - order.get(b.codePath)!)
}

/** Where a quote stands in its transcript, in one line. */
export const quotePlace = ({ turn, time, paragraph }: Excerpt, t: Translate): string =>
  [
    turn === null ? '' : t('export.turnNumber', { number: turn }),
    time,
    t('report.paragraphNumber', { number: paragraph }),
  ]
    .filter((part) => part !== '')
    .join(', ')

/** Representative quotes as the table that papers print: what it shows, the words, and whose they are. */
export function quotesSheet(quotes: readonly Excerpt[], t: Translate): SheetTable {
  const columns: [title: string, value: (one: Excerpt) => TableCell][] = [
    [t('export.code'), ({ codePath }) => codePath],
    [t('report.quote'), ({ quote }) => quote],
    [t('export.case'), ({ caseName }) => caseName],
    [t('export.source'), ({ sourceName }) => sourceName],
    [t('report.place'), (one) => quotePlace(one, t)],
    [t('export.speaker'), ({ speaker }) => speaker],
    [t('export.polarity'), ({ polarity }) => t(`export.${polarity}`)],
    [t('export.coder'), ({ coder }) => coder],
    [t('export.memo'), ({ memo }) => memo],
  ]
  return {
    title: t('report.quotes'),
    header: columns.map(([title]) => title),
    rows: quotes.map((one) => columns.map(([, value]) => value(one))),
  }
}

import {
  Document,
  HeadingLevel,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { Translate } from '../../messages/translate'
import { bytesOf, cleanText, runs } from '../docx'
import type { Excerpt } from '../excerpts'
import { quotePlace } from './quotes'

/** Of the page's width, in percent and in twentieths of a point. */
const WIDTHS = [
  [22, 3000],
  [50, 6900],
  [28, 3800],
] as const

/** Representative quotes as the table that papers print; a code is named once, before its first quote. */
export function quotesDocument(
  quotes: readonly Excerpt[],
  project: string,
  t: Translate,
): Promise<Uint8Array> {
  const title = cleanText(`${project}: ${t('report.quotes')}`)
  const row = (texts: readonly string[], isHead: boolean, after = '') =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map(
        (text, i) =>
          new TableCell({
            width: { size: WIDTHS[i]![0], type: WidthType.PERCENTAGE },
            children: [
              new Paragraph({ children: runs(text, { bold: isHead, size: 18 }) }),
              ...(i === 1 && after !== ''
                ? [new Paragraph({ children: runs(after, { size: 16, italics: true }) })]
                : []),
            ],
          }),
      ),
    })
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: WIDTHS.map(([, twips]) => twips),
    rows: [
      row([t('export.code'), t('report.quote'), t('report.whose')], true),
      ...quotes.map((one, i) => {
        const against = one.polarity === 'contradicts' ? `${t('export.contradicts')}: ` : ''
        return row(
          [
            quotes[i - 1]?.codePath === one.codePath ? '' : one.codePath,
            `${against}“${one.quote}”`,
            [one.caseName, one.sourceName, quotePlace(one, t), one.speaker, one.coder]
              .filter((part) => part !== '')
              .join('\n'),
          ],
          false,
          one.memo,
        )
      }),
    ],
  })
  return bytesOf(
    new Document({
      title,
      creator: 'Veta',
      sections: [
        {
          properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
          children: [
            new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
            quotes.length > 0 ? table : new Paragraph(t('report.noQuotes')),
          ],
        },
      ],
    }),
  )
}

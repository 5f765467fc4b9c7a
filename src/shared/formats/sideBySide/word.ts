import {
  Document,
  HeadingLevel,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { SideBySide } from '../../matrix/sideBySide'
import type { Locale } from '../../messages/catalogue'
import type { Translate } from '../../messages/translate'
import { writtenCell, writtenValue } from './cells'
import type { Heading } from './page'
import { saidOf } from './said'

/** Characters that XML cannot hold. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

const line = (text: string, look: { bold?: boolean; italics?: boolean; size?: number } = {}) =>
  new Paragraph({
    children: text
      .replace(FORBIDDEN, '')
      .split('\n')
      .map((part, i) => new TextRun({ size: 18, ...look, text: part, ...(i > 0 && { break: 1 }) })),
    spacing: { after: 60 },
  })

const cell = (children: readonly Paragraph[]) => new TableCell({ children: [...children] })

/** Cases side by side as a landscape document; the row of their names is repeated on every page. */
export async function sideBySideDocx(
  beside: SideBySide,
  { title, basis }: Heading,
  t: Translate,
  locale: Locale,
): Promise<Uint8Array> {
  const said = saidOf(beside, t, locale).flatMap(({ title: heading, none, lines }) => [
    new Paragraph({ text: heading, heading: HeadingLevel.HEADING_2 }),
    ...(lines.length === 0
      ? [line(none)]
      : lines.map(({ before, factors, after }) =>
          line(before + factors.map(({ name }) => name).join(', ') + after),
        )),
  ])
  const head = new TableRow({
    tableHeader: true,
    children: [
      cell([line(t('compare.factor'), { bold: true })]),
      ...beside.cases.map(({ name }) => cell([line(name, { bold: true })])),
    ],
  })
  const attributes = beside.attributes.map(
    ({ name, unit, values }) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell([line(unit === '' ? name : `${name} (${unit})`, { bold: true })]),
          ...values.map((value) => cell([line(writtenValue(value, t))])),
        ],
      }),
  )
  const factors = beside.factors.map(
    (factor) =>
      new TableRow({
        children: [
          cell([
            line([...factor.above, factor.name].join(' › '), { bold: true }),
            line(t(`compare.${factor.standing}`), { size: 16 }),
          ]),
          ...factor.cells.map((one) => {
            const { state, notes, quotes } = writtenCell(one, t)
            return cell([
              line(state, { bold: true }),
              ...notes.map((note) => line(note)),
              ...quotes.flatMap(({ words, from }) => [
                line(`“${words}”`, { italics: true }),
                line(from, { size: 16 }),
              ]),
            ])
          }),
        ],
      }),
  )
  const document = new Document({
    title,
    creator: 'Veta',
    sections: [
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Paragraph({ text: basis }),
          ...said,
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [head, ...attributes, ...factors],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer())
}

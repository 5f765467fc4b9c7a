import {
  AlignmentType,
  Document,
  HeadingLevel,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableCell as DocxCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Translate } from '../messages/translate'
import { attributesOf, locatorOf } from './excerptSheet'
import type { Excerpt, ExcerptTable } from './excerpts'
import { memoKinds } from './memos'
import type { MemoRow } from './memoSheet'
import { columnGroups, type SheetTable, type TableCell } from './table'

const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

export const cleanText = (text: string): string => text.replace(FORBIDDEN, '')

/** Lines of a text as runs of one paragraph. */
export const runs = (
  text: string,
  look: { italics?: boolean; bold?: boolean; size?: number } = {},
) =>
  cleanText(text)
    .split('\n')
    .map((line, i) => new TextRun({ ...look, text: line, ...(i > 0 && { break: 1 }) }))

export async function bytesOf(document: Document): Promise<Uint8Array> {
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer())
}

/** Excerpts as a document for a paper's appendix: by code, each quote with the lines that place it and its case. */
export async function excerptsDocx(
  { excerpts, attributes }: ExcerptTable,
  title: string,
  t: Translate,
): Promise<Uint8Array> {
  const children: Paragraph[] = [new Paragraph({ text: title, heading: HeadingLevel.TITLE })]
  const byCode = new Map<string, Excerpt[]>()
  for (const excerpt of excerpts) {
    byCode.set(excerpt.codePath, [...(byCode.get(excerpt.codePath) ?? []), excerpt])
  }
  for (const [path, group] of byCode) {
    children.push(new Paragraph({ text: path, heading: HeadingLevel.HEADING_2 }))
    for (const excerpt of group) {
      const against = excerpt.polarity === 'contradicts' ? `${t('export.contradicts')}: ` : ''
      const below = [
        locatorOf(excerpt, t),
        excerpt.memo && `${t('export.memo')}: ${excerpt.memo}`,
        attributesOf(excerpt, attributes),
      ].filter((line) => line !== '')
      children.push(
        new Paragraph({
          children: runs(`${against}“${excerpt.quote}”`, { italics: true }),
          indent: { left: 360 },
          spacing: { before: 120 },
          keepNext: true,
        }),
        ...below.map(
          (line, i) =>
            new Paragraph({
              children: runs(line, { size: 18 }),
              indent: { left: 360 },
              spacing: { after: i === below.length - 1 ? 160 : 0 },
            }),
        ),
      )
    }
  }
  return bytesOf(new Document({ title, creator: 'Veta', sections: [{ children }] }))
}

/** Memos as a document to read: by what they are about, each under its name, a passage with its words. */
export async function memosDocx(
  rows: readonly MemoRow[],
  title: string,
  t: Translate,
): Promise<Uint8Array> {
  const children: Paragraph[] = [new Paragraph({ text: title, heading: HeadingLevel.TITLE })]
  for (const kind of memoKinds) {
    const group = rows.filter((row) => row.kind === kind)
    if (group.length === 0) continue
    children.push(
      new Paragraph({ text: t(`memos.group.${kind}`), heading: HeadingLevel.HEADING_1 }),
    )
    for (const { about, quote, memo } of group) {
      children.push(
        new Paragraph({ children: runs(about), heading: HeadingLevel.HEADING_2, keepNext: true }),
      )
      if (quote !== '') {
        children.push(
          new Paragraph({
            children: runs(`“${quote}”`, { italics: true }),
            indent: { left: 360 },
            spacing: { after: 80 },
            keepNext: true,
          }),
        )
      }
      children.push(new Paragraph({ children: runs(memo), spacing: { after: 160 } }))
    }
  }
  return bytesOf(new Document({ title, creator: 'Veta', sections: [{ children }] }))
}

/** Of every cell of a table, in twentieths of a point. */
export const CELL_MARGINS = { top: 30, bottom: 30, left: 80, right: 80 }

/** Of the width of a page, in percent: as much for each column as its longest cell wants, within reason. */
function widthShares({ header, rows }: SheetTable, columns: readonly number[]): number[] {
  const wanted = columns.map((column) => {
    const lengths = rows.map((row) => String(row[column] ?? '').length)
    const longest = lengths.reduce((most, one) => Math.max(most, one), header[column]!.length)
    return Math.min(60, Math.max(8, longest))
  })
  const all = wanted.reduce((sum, one) => sum + one, 0)
  return wanted.map((one) => (100 * one) / all)
}

/** A table under its title, in parts that each begin with its first column where it is too wide for a page. */
export function tableChildren(table: SheetTable): (Paragraph | Table)[] {
  const cell = (text: string, share: number, bold = false) =>
    new DocxCell({
      width: { size: share, type: WidthType.PERCENTAGE },
      children: [new Paragraph({ children: runs(text, { bold, size: 16 }) })],
    })
  const value = (given: TableCell | undefined, share: number) => cell(String(given ?? ''), share)
  return [
    new Paragraph({ text: cleanText(table.title), heading: HeadingLevel.HEADING_2 }),
    ...columnGroups(table.header.length - 1).flatMap((group, i) => {
      const columns = [0, ...group.map((column) => column + 1)]
      const shares = widthShares(table, columns)
      return [
        ...(i > 0 ? [new Paragraph({ spacing: { before: 240 } })] : []),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          alignment: AlignmentType.LEFT,
          margins: CELL_MARGINS,
          rows: [
            new TableRow({
              tableHeader: true,
              children: columns.map((column, at) => cell(table.header[column]!, shares[at]!, true)),
            }),
            ...table.rows.map(
              (row) =>
                new TableRow({
                  cantSplit: true,
                  children: columns.map((column, at) => value(row[column], shares[at]!)),
                }),
            ),
          ],
        }),
      ]
    }),
  ]
}

/** Tables as a landscape document; the header row is repeated on every page. `intro` stands above them. */
export async function tablesDocx(
  tables: readonly SheetTable[],
  title: string,
  intro = '',
): Promise<Uint8Array> {
  return bytesOf(
    new Document({
      title: cleanText(title),
      creator: 'Veta',
      sections: [
        {
          properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
          children: [
            new Paragraph({ text: cleanText(title), heading: HeadingLevel.TITLE }),
            ...(intro === '' ? [] : [new Paragraph({ children: runs(intro) })]),
            ...tables.flatMap(tableChildren),
          ],
        },
      ],
    }),
  )
}

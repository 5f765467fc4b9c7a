import {
  AlignmentType,
  Bookmark,
  Document,
  HeadingLevel,
  InternalHyperlink,
  PageOrientation,
  Paragraph,
  Table,
  TableCell as DocxCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx'
import { cellStates } from '../../matrix/cellState'
import { signs } from '../../matrix/signs'
import type { Translate } from '../../messages/translate'
import { bytesOf, CELL_MARGINS, cleanText, runs, tableChildren } from '../docx'
import { isoDate } from '../excerptSheet'
import type { Excerpt } from '../excerpts'
import { columnGroups } from '../table'
import type { MethodStatement } from '../study/method'
import { methodParagraphs } from '../study/methodDocument'
import { hasGrounds, type MatrixReport, type ReportedCell } from './report'
import { gridOf, type FileTrack, type GridCell } from './grid'
import { columnParts } from './names'
import {
  cellParts,
  judgementLines,
  notesOf,
  placeLine,
  sumText,
  titleOf,
  type CellPart,
} from './wording'

/** A bookmark's name: letters, digits and underscores, at most 40. */
const markOf = (row: number, column: number) => `cell_${row + 1}_${column + 1}`
const MATRIX = 'matrix'

const link = (text: string, anchor: string, size?: number): ParagraphChild =>
  new InternalHyperlink({
    anchor,
    children: [new TextRun({ text: cleanText(text), style: 'Hyperlink', ...(size && { size }) })],
  })

function gridTables(report: MatrixReport, t: Translate): (Paragraph | Table)[] {
  const grid = gridOf(report, 'shown', t, false)
  const line = (words: string) => new Paragraph({ children: runs(words, { size: 15 }) })
  const headRuns = (track: FileTrack, words: string) => {
    if (track.kind !== 'column') return runs(words, { bold: true, size: 15 })
    const { above, name } = columnParts(report, track.column)
    return [...runs(above, { size: 13 }), ...runs(name, { bold: true, size: 15 })]
  }
  // Codes that stand down have longer names than cases.
  const first = report.arranged.arrangement.transposed ? 24 : 14
  const cell = (
    children: Paragraph[],
    more: { size?: number; columnSpan?: number; isSum?: boolean },
  ) =>
    new DocxCell({
      children,
      ...(more.columnSpan && { columnSpan: more.columnSpan }),
      ...(more.size && { width: { size: more.size, type: WidthType.PERCENTAGE } }),
      ...(more.isSum && { shading: { fill: 'F3EFE8' } }),
    })
  const part = ({ text, below, column }: CellPart, row: number) => {
    const said = below === '' ? text : `${text}${/^\d/.test(below) ? ' · ' : ' '}${below}`
    return column !== null && hasGrounds(report.cells[row]![column]!)
      ? new Paragraph({ children: [link(said, markOf(row, column), 15)] })
      : line(said)
  }
  const body = (one: GridCell, size: number) =>
    one.place
      ? cell(
          cellParts(report, one.place, t).map((each) => part(each, one.place.row)),
          { size },
        )
      : cell([line(sumText(one))], { size, isSum: true })
  return columnGroups(grid.across.length).flatMap((columns) => {
    const size = (100 - first) / columns.length
    const head = (track: FileTrack, words: string, width: number) =>
      cell([new Paragraph({ children: headRuns(track, words) })], { size: width })
    return [
      new Paragraph({ spacing: { before: 240 } }),
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        alignment: AlignmentType.LEFT,
        margins: CELL_MARGINS,
        rows: [
          new TableRow({
            tableHeader: true,
            children: [
              head({ kind: 'groups' }, grid.corner, first),
              ...columns.map((i) => head(grid.across[i]!.track, grid.across[i]!.head, size)),
            ],
          }),
          ...grid.lines.map(
            ({ track, head: words, cells }) =>
              new TableRow({
                cantSplit: true,
                children:
                  track.kind === 'heading'
                    ? [
                        cell(
                          [new Paragraph({ children: headRuns(track, words), keepNext: true })],
                          {
                            columnSpan: columns.length + 1,
                          },
                        ),
                      ]
                    : [head(track, words, first), ...columns.map((i) => body(cells[i]!, size))],
              }),
          ),
        ],
      }),
    ]
  })
}

function grounds(cell: ReportedCell, mark: string, path: string, t: Translate): Paragraph[] {
  const line = (text: string, size = 20, after = 60) =>
    new Paragraph({ children: runs(text, { size }), indent: { left: 360 }, spacing: { after } })
  const quote = (excerpt: Excerpt) => [
    new Paragraph({
      children: runs(
        `${excerpt.polarity === 'contradicts' ? `${t('export.contradicts')}: ` : ''}“${excerpt.quote}”`,
        { italics: true },
      ),
      indent: { left: 360 },
      spacing: { before: 100 },
      keepNext: true,
    }),
    line(placeLine(excerpt, t), 17),
    ...(excerpt.memo === '' ? [] : [line(`${t('export.memo')}: ${excerpt.memo}`, 17)]),
  ]
  const { summary } = cell
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_3,
      spacing: { before: 200, after: 40 },
      keepNext: true,
      children: [
        new Bookmark({
          id: mark,
          children: [new TextRun(cleanText(`${path}: ${t(`matrix.${cell.state}`)}`))],
        }),
        new TextRun('  '),
        link(t('report.back'), MATRIX, 16),
      ],
    }),
    ...cell.judgements.flatMap((one) => judgementLines(one, t).map((text) => line(text))),
    ...(summary
      ? [
          line(`${t('report.summary')}: ${summary.text}`),
          line(
            `${summary.writer} · ${isoDate(summary.at)}${summary.stale ? ` · ${t('report.staleNote')}` : ''}`,
            17,
          ),
        ]
      : []),
    ...cell.examined.map(({ coder, at }) =>
      line(t('matrix.examinedBy', { coder, date: isoDate(at) })),
    ),
    ...cell.evidence.flatMap(quote),
  ]
}

/** A matrix as a landscape document: in parts that fit a page, then what stands behind every cell, then the method. */
export async function matrixDocument(
  report: MatrixReport,
  method: MethodStatement,
  t: Translate,
): Promise<Uint8Array> {
  const { matrix, paths, cells } = report
  const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
  const title = cleanText(`${report.project}: ${titleOf(report, t)}`)
  const behind = matrix.rows.flatMap(({ name }, i) => {
    const own = cells[i]!.flatMap((cell, j) =>
      hasGrounds(cell) ? grounds(cell, markOf(i, j), paths[j]!, t) : [],
    )
    return own.length === 0
      ? []
      : [
          new Paragraph({
            text: cleanText(name),
            heading: HeadingLevel.HEADING_2,
            spacing: { before: 320 },
          }),
          ...own,
        ]
  })
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [new Bookmark({ id: MATRIX, children: [new TextRun(t('export.matrix'))] })],
    }),
    new Paragraph({
      children: runs(`${t('export.measure')}: ${t(`matrix.measure.${report.request.measure}`)}`),
    }),
    ...(matrix.rows.length === 0
      ? [new Paragraph(t('report.emptyMatrix'))]
      : [
          ...notesOf(report, t).map(
            (note) =>
              new Paragraph({ children: runs(note, { size: 17 }), spacing: { before: 60 } }),
          ),
          ...gridTables(report, t),
        ]),
    ...tableChildren({
      title: t('report.signs'),
      header: [t('report.sign'), t('report.state'), t('export.means')],
      rows: cellStates.map((state) => [
        signs[state],
        t(`matrix.${state}`),
        t(`matrix.${state}.means`),
      ]),
    }),
    heading(t('export.evidence')),
    ...(behind.length > 0 ? behind : [new Paragraph(t('report.noEvidence'))]),
    heading(t('report.method')),
    ...methodParagraphs(method, t),
  ]
  const page = { size: { orientation: PageOrientation.LANDSCAPE } }
  return bytesOf(
    new Document({ title, creator: 'Veta', sections: [{ properties: { page }, children }] }),
  )
}

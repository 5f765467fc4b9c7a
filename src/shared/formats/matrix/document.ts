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
import { bytesOf, cleanText, runs, tableChildren, columnGroups } from '../docx'
import { isoDate } from '../excerptSheet'
import type { Excerpt } from '../excerpts'
import type { MethodStatement } from '../study/method'
import { methodParagraphs } from '../study/methodDocument'
import { hasGrounds, type MatrixReport, type ReportedCell } from './report'
import { gridOf, type FileTrack, type GridCell } from './grid'
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
  const text = (words: string, look = {}) =>
    new Paragraph({ children: runs(words, { size: 15, ...look }) })
  const head = (words: string, columnSpan = 1) =>
    new DocxCell({ columnSpan, children: [text(words, { bold: true })] })
  const part = ({ text: words, below, column }: CellPart, row: number) => {
    const said = below === '' ? words : `${words} ${below}`
    return column !== null && hasGrounds(report.cells[row]![column]!)
      ? new Paragraph({ children: [link(said, markOf(row, column), 15)] })
      : text(said)
  }
  const isShare = (track: FileTrack) => 'says' in track && track.says === 'percent'
  const body = (cell: GridCell, isPercent: boolean) =>
    new DocxCell({
      children: cell.place
        ? cellParts(report, cell.place, t).map((one) => part(one, cell.place!.row))
        : [text(sumText(cell, isPercent))],
    })
  return columnGroups(grid.across.length).flatMap((columns) => [
    new Paragraph({ spacing: { before: 240 } }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      alignment: AlignmentType.LEFT,
      rows: [
        new TableRow({
          tableHeader: true,
          children: [
            head(grid.corner),
            ...columns.map((column) => head(grid.across[column]!.head)),
          ],
        }),
        ...grid.lines.map(
          ({ track, head: name, cells }) =>
            new TableRow({
              cantSplit: true,
              children:
                track.kind === 'heading'
                  ? [head(name, columns.length + 1)]
                  : [
                      head(name),
                      ...columns.map((column) =>
                        body(cells[column]!, isShare(track) || isShare(grid.across[column]!.track)),
                      ),
                    ],
            }),
        ),
      ],
    }),
  ])
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
          ...gridTables(report, t),
          ...notesOf(report, t).map(
            (note) =>
              new Paragraph({ children: runs(note, { size: 17 }), spacing: { before: 60 } }),
          ),
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

import { cellStates } from '../../matrix/cellState'
import { shownOver } from '../../matrix/arrange'
import { signs } from '../../matrix/signs'
import type { Translate } from '../../messages/translate'
import { isoDate } from '../excerptSheet'
import type { Excerpt } from '../excerpts'
import { escapeHtml, htmlPage, htmlTable } from '../html'
import { dataStructure } from '../study/dataStructure'
import { dataStructureSvg } from '../study/dataStructureSvg'
import { columnGroups } from '../table'
import type { MethodStatement } from '../study/method'
import { methodHtml } from '../study/methodPage'
import { columnParts } from './names'
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

const idOf = (row: number, column: number) => `cell-${row + 1}-${column + 1}`
/** Of a cell of the table, by shown column. */
const inId = ({ row, column }: { row: number; column: number }) => `in-${row + 1}-${column + 1}`

const quote = (excerpt: Excerpt, t: Translate) =>
  `<blockquote><p>“${escapeHtml(excerpt.quote)}”</p><footer>${escapeHtml(placeLine(excerpt, t))}${
    excerpt.memo === '' ? '' : `<br>${escapeHtml(`${t('export.memo')}: ${excerpt.memo}`)}`
  }</footer></blockquote>`

const noteBox = (lines: readonly string[]) =>
  `<div class="note">${lines.map((line, i) => `<p class="pre${i === 0 ? '' : ' small'}">${escapeHtml(line)}</p>`).join('')}</div>`

/** Everything that stands behind one cell. */
function grounds(
  cell: ReportedCell,
  { id, back, path }: { id: string; back: string; path: string },
  t: Translate,
): string {
  const { summary, evidence } = cell
  const side = (polarity: Excerpt['polarity'], title: string) => {
    const own = evidence.filter((one) => one.polarity === polarity)
    if (own.length === 0) return ''
    return `<p class="muted small">${escapeHtml(title)} (${own.length})</p>${own.map((one) => quote(one, t)).join('')}`
  }
  return `<article id="${id}"><h3>${escapeHtml(path)}</h3>
<p class="small"><span aria-hidden="true">${signs[cell.state]}</span> ${escapeHtml(t(`matrix.${cell.state}`))} · <a class="back" href="#${back}">${escapeHtml(t('report.back'))}</a></p>
${cell.judgements.map((one) => noteBox(judgementLines(one, t))).join('')}${
    summary
      ? noteBox(
          [
            `${t('report.summary')}: ${summary.text}`,
            `${summary.writer} · ${isoDate(summary.at)}`,
            summary.stale ? t('report.staleNote') : '',
          ].filter((line) => line !== ''),
        )
      : ''
  }${cell.examined.map(({ coder, at }) => `<p class="small">${escapeHtml(t('matrix.examinedBy', { coder, date: isoDate(at) }))}</p>`).join('')}
${side('supports', t('matrix.supporting'))}${side('contradicts', t('matrix.contradicting'))}</article>`
}

/** What a column stands under, small, and its name. */
function columnHead(report: MatrixReport, column: number): string {
  const { above, name } = columnParts(report, column)
  const small = above === '' ? '' : `<span class="state">${escapeHtml(above.trim())}</span> `
  return small + escapeHtml(name)
}

/** The grid; once more in parts that fit a printed page where it is wider than one. */
function gridMarkup(report: MatrixReport, t: Translate): string {
  const grid = gridOf(report, 'shown', t, false)
  const part = ({ text, below, column }: CellPart, row: number, isLinked: boolean) => {
    const words = `${escapeHtml(text)}${below === '' ? '' : `<span class="state">${escapeHtml(below)}</span>`}`
    return isLinked && column !== null && hasGrounds(report.cells[row]![column]!)
      ? `<a href="#${idOf(row, column)}">${words}</a>`
      : `<span class="part">${words}</span>`
  }
  const cellOf = (cell: GridCell, isLinked: boolean) =>
    cell.place === null
      ? `<td class="sum">${escapeHtml(sumText(cell))}</td>`
      : `<td${isLinked ? ` id="${inId(cell.place)}"` : ''}>${cellParts(report, cell.place, t)
          .map((one) => part(one, cell.place.row, isLinked))
          .join('')}</td>`
  const headOf = (track: FileTrack, head: string) =>
    track.kind === 'column' ? columnHead(report, track.column) : escapeHtml(head)
  const isFolded = (track: FileTrack) =>
    track.kind === 'column' && report.arranged.columns[track.column]!.kind === 'folded'
  const table = (columns: readonly number[], isLinked: boolean) => {
    const heads = columns.map((i) => {
      const { track, head } = grid.across[i]!
      return `<th scope="col"${isFolded(track) ? ' class="folded"' : ''}>${headOf(track, head)}</th>`
    })
    const lines = grid.lines.map(({ track, head, cells }) =>
      track.kind === 'heading'
        ? `<tr class="heading"><th scope="rowgroup" colspan="${columns.length + 1}"><span>${escapeHtml(head)}</span></th></tr>`
        : `<tr><th scope="row">${headOf(track, head)}</th>${columns.map((i) => cellOf(cells[i]!, isLinked)).join('')}</tr>`,
    )
    return `<table><thead><tr><th scope="col">${escapeHtml(grid.corner)}</th>${heads.join('')}</tr></thead><tbody>
${lines.join('\n')}
</tbody></table>`
  }
  const parts = columnGroups(grid.across.length)
  const printed =
    parts.length > 1
      ? `<div class="grid printed">${parts.map((columns) => table(columns, false)).join('\n')}</div>`
      : ''
  return `<div class="wide grid${printed === '' ? '' : ' on-screen'}" tabindex="0" role="region" aria-label="${escapeHtml(t('export.matrix'))}">${table([...grid.across.keys()], true)}</div>${printed}`
}

/** A matrix as one page: every cell leads to what stands behind it and back, without a script. */
export function matrixPage(
  report: MatrixReport,
  method: MethodStatement,
  t: Translate,
): Uint8Array {
  const title = `${report.project}: ${titleOf(report, t)}`
  const { matrix, paths, cells, codes } = report
  const isEmpty = matrix.rows.length === 0 || matrix.columns.length === 0
  const sections = matrix.rows.map(({ name }, i) => {
    const own = cells[i]!.flatMap((cell, j) =>
      hasGrounds(cell)
        ? [
            grounds(
              cell,
              {
                id: idOf(i, j),
                back: inId({ row: i, column: shownOver(report.arranged, j) }),
                path: paths[j]!,
              },
              t,
            ),
          ]
        : [],
    )
    return own.length === 0
      ? ''
      : `<details open><summary>${escapeHtml(name)}</summary>${own.join('\n')}</details>`
  })
  const figure = dataStructure(
    codes,
    matrix.columns.map(({ code }) => code.id),
  )
  const link = (to: string, name: string) => `<li><a href="#${to}">${escapeHtml(name)}</a></li>`
  const body = `<main>
<h1>${escapeHtml(title)}</h1>
<nav aria-label="${escapeHtml(t('report.contents'))}"><ul>${link('matrix', t('export.matrix'))}${link('evidence', t('export.evidence'))}${link('structure', t('report.structure'))}${link('method', t('report.method'))}</ul></nav>
<h2 id="matrix">${escapeHtml(t('export.matrix'))}</h2>
<p>${escapeHtml(`${t('export.measure')}: ${t(`matrix.measure.${report.request.measure}`)}. ${t('report.openHint')}`)}</p>
${
  isEmpty
    ? `<p>${escapeHtml(t('report.emptyMatrix'))}</p>`
    : `<p class="small">${escapeHtml(notesOf(report, t).join(' '))}</p>${gridMarkup(report, t)}`
}
<h3>${escapeHtml(t('report.signs'))}</h3>
${htmlTable({
  header: [t('report.sign'), t('report.state'), t('export.means')],
  rows: cellStates.map((state) => [signs[state], t(`matrix.${state}`), t(`matrix.${state}.means`)]),
})}
<h2 id="evidence">${escapeHtml(t('export.evidence'))}</h2>
${sections.join('\n') || `<p>${escapeHtml(t('report.noEvidence'))}</p>`}
<h2 id="structure">${escapeHtml(t('report.structure'))}</h2>
<figure>${dataStructureSvg(figure, t)}</figure>
<h2 id="method">${escapeHtml(t('report.method'))}</h2>
${methodHtml(method, t)}
</main>`
  return htmlPage({ title, lang: t('report.lang'), body })
}

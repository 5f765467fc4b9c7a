import type { ArrangedMatrix, RowGroup } from '#shared/matrix/arrangedMatrix'
import type { MatrixCell } from '#shared/matrix/matrix'
import { shownCell, shownSubtotal } from '#shared/matrix/shownCell'
import { addsUp } from '#shared/matrix/subtotals'
import { signs } from '#shared/matrix/signs'
import type { Translate } from '#shared/messages/translate'
import type { Track } from '#shared/matrix/tracks'
import type { Numbers } from './useNumbers'

export { signs }

/** A counted cell in words, for whoever can't see it. */
export const cellSentence = (
  cell: MatrixCell,
  names: { row: string; column: string },
  t: Translate,
): string =>
  t('matrix.cell', {
    ...names,
    state: t(`matrix.${cell.state}`),
    references: cell.counts?.references ?? 0,
  })

/** What a cell of the grid shows, and the same in words for whoever can't see it. */
export interface CellText {
  text: string
  /** A second, smaller line. */
  below: string
  sentence: string
  look: string
  /** The column of the matrix whose colour it has. */
  column: number | null
  judged: boolean
  conflict: boolean
  /** Raters judge it differently. */
  disagreement: boolean
}

interface Words {
  t: Translate
  numbers: Numbers
}

const nothing: CellText = {
  text: '',
  below: '',
  sentence: '',
  look: 'sum',
  column: null,
  judged: false,
  conflict: false,
  disagreement: false,
}

function caseCell(
  arranged: ArrangedMatrix,
  { row, column }: { row: number; column: number },
  { t, numbers }: Words,
): CellText {
  const { matrix, arrangement, columns } = arranged
  const { state, value, percent, present, conflict, behind } = shownCell(arranged, row, column)
  const nameOf = (one: number) => matrix.columns[one]!.code.name
  const shown = columns[column]!
  const first = behind.find((one) => one.cell.state === 'present') ?? behind[0]!
  const held = present.map(nameOf).join(' + ')
  const asPercent = arrangement.percent !== 'none' && addsUp(arrangement.measure)
  // A share of nothing is no share: then there is no number to show.
  const isKnown = value !== null && (!asPercent || percent !== null)
  const number = !isKnown
    ? signs[state]
    : asPercent
      ? numbers.percent(percent!)
      : numbers.number(value)
  const measured = isKnown ? `, ${t(`matrix.measure.${arrangement.measure}`)} ${number}` : ''
  const references = behind.reduce((sum, one) => sum + (one.cell.counts?.references ?? 0), 0)
  const disagreement = behind.some(({ cell }) => cell.disagreement)
  return {
    text: shown.kind === 'folded' && held !== '' ? held : number,
    // A number alone says that the code is present: of two zeros, and of passages judged away, the sign tells more.
    below: isKnown && state !== 'present' ? signs[state] : '',
    sentence:
      t('matrix.cell', {
        row: matrix.rows[row]!.name,
        column: shown.kind === 'folded' ? shown.group : nameOf(shown.column),
        state: held === '' ? t(`matrix.${state}`) : held,
        references,
      }) +
      measured +
      (conflict ? `. ${t('arrange.conflict')}` : '') +
      (disagreement ? `. ${t('judging.disagree')}` : ''),
    look: shown.kind === 'folded' ? `${state} folded` : state,
    column: first.column,
    judged: behind.some(({ cell }) => cell.judgementId !== null),
    conflict,
    disagreement,
  }
}

/** What rows add up to in a column: cases that are present, or a sum, with the different codings where they differ. */
function subtotal(
  arranged: ArrangedMatrix,
  { group, column, isTotal }: { group: RowGroup; column: number; isTotal: boolean },
  { t, numbers }: Words,
): CellText {
  const { arrangement } = arranged
  const { present, casesWithData, value, distinct, references, percent, categories } =
    shownSubtotal(arranged, group, column)
  const { number } = numbers
  const ofCases = t('arrange.presentOf', { present, cases: casesWithData })
  if (arrangement.measure === 'presence') {
    const counts = categories.length > 0 ? categories.map((one) => number(one.present)) : null
    const share = arrangement.percent !== 'none' && percent !== null
    return {
      ...nothing,
      text: counts
        ? counts.join(' · ')
        : share
          ? numbers.percent(percent)
          : `${number(present)}/${number(casesWithData)}`,
      sentence: ofCases,
    }
  }
  if (value === null) return { ...nothing, sentence: ofCases }
  const shows = arrangement.percent !== 'none' && !isTotal && percent !== null
  const differs = arrangement.measure === 'references' && references !== distinct
  return {
    ...nothing,
    text: shows ? numbers.percent(percent) : number(value),
    below: differs ? `(${number(distinct)})` : '',
    sentence:
      t('arrange.sumIs', { value: number(value) }) +
      (differs ? `, ${t('matrix.differentCodings', { count: distinct })}` : ''),
  }
}

/** What the cells of a line of cases add up to. */
function lineTotal(
  { arrangement, rowTotals, groups, whole }: ArrangedMatrix,
  line: Track,
  { t, numbers }: Words,
): CellText {
  const own =
    line.kind === 'case'
      ? rowTotals[line.row]!
      : line.kind === 'subtotal'
        ? groups[line.group]!
        : whole
  if (arrangement.measure === 'presence') {
    const present =
      'present' in own ? own.present : own.cells.reduce((sum, cell) => sum + cell.present, 0)
    return {
      ...nothing,
      text: numbers.number(present),
      sentence: t('arrange.presentCells', { count: present }),
    }
  }
  if (own.sum === null) return nothing
  const differs = arrangement.measure === 'references' && own.sum !== own.distinct
  return {
    ...nothing,
    text: numbers.number(own.sum),
    below: differs ? `(${numbers.number(own.distinct)})` : '',
    sentence:
      t('arrange.sumIs', { value: numbers.number(own.sum) }) +
      (differs ? `, ${t('matrix.differentCodings', { count: own.distinct })}` : ''),
  }
}

/** What the grid shows where a line of cases meets a column. */
export function cellText(
  arranged: ArrangedMatrix,
  line: Track,
  column: Track,
  words: Words,
): CellText {
  if (line.kind === 'heading') return nothing
  if (column.kind !== 'column') return lineTotal(arranged, line, words)
  if (line.kind === 'case')
    return caseCell(arranged, { row: line.row, column: column.column }, words)
  const isTotal = line.kind !== 'subtotal'
  const group = line.kind === 'subtotal' ? arranged.groups[line.group]! : arranged.whole
  return subtotal(arranged, { group, column: column.column, isTotal }, words)
}

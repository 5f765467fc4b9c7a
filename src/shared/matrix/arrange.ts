import { codebookOf } from '../records/codebook'
import { plainValue } from '../records/attributeValue'
import type {
  AnyRecord,
  Attribute,
  AttributeValue,
  Code,
  RecordOf,
  RecordType,
} from '../records/schema'
import type { TextIndex } from '../text/textIndex'
import type { ArrangedColumn, ArrangedLine, ArrangedMatrix, Band, RowGroup } from './arrangedMatrix'
import type { Arrangement } from './arrangement'
import { NO_VALUE, valuesInForce } from './attributes'
import { cellStates, type CellState } from './cellState'
import { chosenColumns } from './chosenColumns'
import { chosenRows } from './chosenRows'
import { columnOrder } from './columnOrder'
import { exclusiveColumns, presentTogether } from './exclusive'
import { shownColumns, together } from './folding'
import { matrixInput } from './fromRecords'
import type { CaseLike } from './input'
import { ancestors } from './lineage'
import { buildMatrix, type Matrix, type MatrixRequest } from './matrix'
import { rowOrder } from './rowOrder'
import { addingColumns, rowGroups, rowTotals } from './subtotals'

/** What a matrix is arranged by, besides its counts. */
export interface ArrangedBy {
  /** In their order. */
  cases: readonly CaseLike[]
  codes: readonly Code[]
  attributes: readonly Attribute[]
  attributeValues: readonly AttributeValue[]
}

/** The matrix that an arrangement of a project's records describes. */
export function arrangeRecords(
  records: readonly AnyRecord[],
  arrangement: Arrangement,
  indexOf?: (text: RecordOf<'text'>) => TextIndex,
): ArrangedMatrix {
  const all = <T extends RecordType>(type: T) =>
    records.filter((record): record is RecordOf<T> => record.type === type)
  const input = matrixInput(records, indexOf)
  const by = {
    cases: input.cases,
    codes: all('code'),
    attributes: all('attribute'),
    attributeValues: all('attributeValue'),
  }
  return arrangedMatrix(by, arrangement, (request) => buildMatrix(input, request))
}

/** The same matrix with its rows and columns in another order. */
function reordered(matrix: Matrix, rows: readonly number[], columns: readonly number[]): Matrix {
  return {
    ...matrix,
    rows: rows.map((row) => matrix.rows[row]!),
    columns: columns.map((column) => matrix.columns[column]!),
    cells: rows.map((row) => columns.map((column) => matrix.cells[row]![column]!)),
    distinctByRow: rows.map((row) => matrix.distinctByRow[row]!),
  }
}

function linesOf(matrix: Matrix, groups: readonly RowGroup[]): ArrangedLine[] {
  if (groups.length === 0) return matrix.rows.map((_, row) => ({ kind: 'case', row }))
  return groups.flatMap(({ rows }, group): ArrangedLine[] => [
    { kind: 'heading', group },
    ...rows.map((row) => ({ kind: 'case' as const, row })),
    { kind: 'subtotal', group },
  ])
}

function tally({ cells }: Matrix): Pick<ArrangedMatrix, 'states' | 'judged' | 'disagreed'> {
  const states = Object.fromEntries(cellStates.map((state) => [state, 0])) as Record<
    CellState,
    number
  >
  let judged = 0
  let disagreed = 0
  for (const row of cells) {
    for (const { state, judgementId, disagreement } of row) {
      states[state] += 1
      if (judgementId !== null) judged += 1
      if (disagreement) disagreed += 1
    }
  }
  return { states, judged, disagreed }
}

/** The column of the matrix that a shown column begins with. */
export const firstOf = (column: ArrangedColumn): number =>
  column.kind === 'code' ? column.column : column.columns[0]!

/** The shown column that a column of the matrix stands in. */
export const shownOver = ({ columns }: Pick<ArrangedMatrix, 'columns'>, column: number): number =>
  columns.findIndex((one) =>
    one.kind === 'code' ? one.column === column : one.columns.includes(column),
  )

function bandsOf(matrix: Matrix, columns: readonly ArrangedColumn[], codes: readonly Code[]) {
  const above = ancestors(codes)
  const names = new Map<string, string>(codes.map(({ id, name }) => [id, name]))
  const bands: Band[] = []
  for (const [i, column] of columns.entries()) {
    const { code } = matrix.columns[firstOf(column)]!
    const codeId = above.get(code.id)?.at(-1) ?? code.id
    const last = bands.at(-1)
    if (last?.codeId === codeId) last.to = i + 1
    else bands.push({ codeId, name: names.get(codeId) ?? code.name, from: i, to: i + 1 })
  }
  return bands
}

/**
 * The matrix that an arrangement describes: `count` counts its cases and codes, the rest orders, groups and folds
 * them. What has been deleted since the arrangement was saved is passed over.
 */
export function arrangedMatrix(
  by: ArrangedBy,
  arrangement: Arrangement,
  count: (request: MatrixRequest) => Matrix,
): ArrangedMatrix {
  const { codes, attributes } = by
  const { measure, rollUp } = arrangement
  const valueOf = valuesInForce(by.attributeValues)
  const book = codebookOf(codes)
  const columns = chosenColumns(book, arrangement.codeIds)
  const rows = chosenRows(by.cases, arrangement, { attributes, valueOf })
  const counted = count({ rows, columns, rollUp })

  const everyone = { measure, valueOf: () => NO_VALUE }
  const unordered = addingColumns(counted.columns, codes, rollUp)
  const sums = rowGroups(counted, unordered, everyone)[0]?.cells
  const ofRow = rowTotals(counted, unordered, measure)
  const inOrder = rowOrder(counted, arrangement, {
    attributes,
    valueOf,
    totals: ofRow.map(({ present, sum }) => (measure === 'presence' ? present : sum)),
  })
  const acrossOrder = columnOrder(
    counted,
    arrangement,
    counted.columns.map((_, column) => {
      const cell = sums?.[column]
      return (measure === 'presence' ? cell?.present : cell?.sum) ?? null
    }),
  )
  const folded = arrangement.foldGroups ? exclusiveColumns(counted.columns, codes) : []
  const matrix = reordered(counted, inOrder, together(acrossOrder, folded))

  const adds = addingColumns(matrix.columns, codes, rollUp)
  const exclusive = exclusiveColumns(matrix.columns, codes)
  const shown = shownColumns(matrix, arrangement.foldGroups ? exclusive : [])
  const attribute = attributes.find(({ id }) => id === arrangement.groupById)
  const textOf = (caseId: string) => {
    const value = attribute ? valueOf(caseId, attribute.id) : null
    return value ? plainValue(value) : NO_VALUE
  }
  const groups = attribute ? rowGroups(matrix, adds, { measure, valueOf: textOf }) : []
  return {
    arrangement,
    matrix,
    lines: linesOf(matrix, groups),
    columns: shown,
    bands: bandsOf(matrix, shown, codes),
    groups,
    whole: rowGroups(matrix, adds, everyone)[0] ?? nothing(matrix),
    rowTotals: rowTotals(matrix, adds, measure),
    adds,
    conflicts: matrix.rows.map((_, row) => presentTogether(matrix, row, exclusive).flat()),
    ...tally(matrix),
  }
}

/** All rows as one group, where there is none. */
const nothing = (matrix: Matrix): RowGroup => ({
  value: NO_VALUE,
  rows: [],
  cells: matrix.columns.map(() => ({
    cases: 0,
    casesWithData: 0,
    present: 0,
    absent: 0,
    missing: 0,
    presentShare: null,
    referencesSum: 0,
    referencesDistinct: 0,
    sum: null,
  })),
  sum: null,
  distinct: 0,
})

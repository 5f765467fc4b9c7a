import { codebookOf } from '../records/codebook'
import type { Reading } from '../records/attributeValue'
import type { AnyRecord, Coding, IdOf, Judgement, RecordOf, RecordType } from '../records/schema'
import { compareNames } from '../text/naturalOrder'
import { latest, type CellState } from './cellState'
import { groupBy } from './groupBy'
import type { Matrix } from './matrix'
import { compared, type Comparison } from './sharedAndDifferent'

export interface Quote {
  codingId: IdOf<'coding'>
  sourceId: IdOf<'source'>
  sourceName: string
  start: number
  end: number
  quote: string
  polarity: Coding['polarity']
  representative: boolean
}

/** One case's cell of one factor, with what it rests on. */
export interface SideCell {
  state: CellState
  /** The judgement in force, where somebody judged. */
  verdict: Pick<Judgement, 'verdict' | 'rationale' | 'at'> | null
  raterName: string
  disagreement: boolean
  /** On the scale of the judgement in force; the label is empty between two steps. */
  rating: { scaleName: string; value: number; label: string } | null
  /** Markdown, or empty. */
  summary: string
  /** Representative ones first, then in the order of the transcripts; those that contradict come last. */
  quotes: readonly Quote[]
}

export interface SideFactor extends Comparison {
  codeId: IdOf<'code'>
  name: string
  /** Names of the codes above, from the top. */
  above: readonly string[]
  cells: readonly SideCell[]
}

export interface SideAttribute {
  attributeId: IdOf<'attribute'>
  name: string
  unit: string
  /** The reading in force and how many others there are; null where nobody recorded any. */
  values: readonly ({ reading: Reading; others: number } | null)[]
}

/** Cases in columns, what is known of them on top, and factors in rows. */
export interface SideBySide {
  cases: readonly { id: IdOf<'case'>; name: string }[]
  attributes: readonly SideAttribute[]
  factors: readonly SideFactor[]
}

/** Of a matrix the rows of some cases, in the order of these; those that are no row of it are passed over. */
export function besides(matrix: Matrix, caseIds: readonly string[]): Matrix {
  const rows = caseIds
    .map((id) => matrix.rows.findIndex((row) => row.id === id))
    .filter((row) => row >= 0)
  return {
    ...matrix,
    rows: rows.map((row) => matrix.rows[row]!),
    cells: rows.map((row) => matrix.cells[row]!),
    distinctByRow: rows.map((row) => matrix.distinctByRow[row]!),
  }
}

/** Sets the rows of a matrix side by side, in their order. */
export function sideBySide(records: readonly AnyRecord[], matrix: Matrix): SideBySide {
  const all = <T extends RecordType>(type: T) =>
    records.filter((record): record is RecordOf<T> => record.type === type)
  const book = codebookOf(all('code'))
  const byCell = <T extends { caseId: string; codeId: string }>(items: readonly T[]) =>
    groupBy(items, ({ caseId, codeId }) => `${caseId} ${codeId}`)
  const codings = new Map<string, Coding>(all('coding').map((one) => [one.id, one]))
  const sources = new Map<string, string>(all('source').map(({ id, name }) => [id, name]))
  const coders = new Map<string, string>(all('coder').map(({ id, name }) => [id, name]))
  const scales = new Map<string, RecordOf<'scale'>>(all('scale').map((one) => [one.id, one]))
  const judgements = byCell(all('judgement'))
  const summaries = byCell(all('summary'))
  const values = groupBy(all('attributeValue'), ({ attributeId }) => attributeId as string)

  const quotesOf = (ids: readonly string[]) =>
    ids
      // One that was removed while the others were read has left the matrix too.
      .flatMap((id) => codings.get(id) ?? [])
      .toSorted(
        (a, b) =>
          Number(b.representative) - Number(a.representative) ||
          compareNames(sources.get(a.sourceId) ?? '', sources.get(b.sourceId) ?? '') ||
          a.anchor.start - b.anchor.start,
      )
      .map(({ id, sourceId, anchor, polarity, representative }): Quote => ({
        codingId: id,
        sourceId,
        sourceName: sources.get(sourceId) ?? '',
        start: anchor.start,
        end: anchor.end,
        quote: anchor.quote,
        polarity,
        representative,
      }))

  const ratingOf = (judgement: Pick<Judgement, 'rating'> | null): SideCell['rating'] => {
    const rating = judgement?.rating
    const scale = rating && scales.get(rating.scaleId)
    if (!rating || !scale) return null
    const label = scale.steps.find(({ value }) => value === rating.value)?.label ?? ''
    return { scaleName: scale.name, value: rating.value, label }
  }

  const cellOf = (row: number, column: number): SideCell => {
    const cell = matrix.cells[row]![column]!
    const place = `${matrix.rows[row]!.id} ${matrix.columns[column]!.code.id}`
    const judged = judgements.get(place) ?? []
    const inForce = judged.find(({ id }) => id === latest(judged)?.id) ?? null
    return {
      state: cell.state,
      verdict: inForce,
      raterName: inForce ? (coders.get(inForce.raterId) ?? '') : '',
      disagreement: cell.disagreement,
      rating: ratingOf(inForce),
      summary: summaries.get(place)?.[0]?.text ?? '',
      quotes: [...quotesOf(cell.codingIds), ...quotesOf(cell.contradictingIds)],
    }
  }

  const kinds = new Set(matrix.rows.map(({ kindId }) => kindId))
  return {
    cases: matrix.rows.map(({ id, name }) => ({ id, name })),
    attributes: all('attribute')
      .filter(({ kindId }) => kinds.has(kindId))
      .toSorted((a, b) => a.order - b.order)
      .map(({ id, name, unit }) => ({
        attributeId: id,
        name,
        unit,
        values: matrix.rows.map((row) => {
          const value = (values.get(id) ?? []).find(({ caseId }) => caseId === row.id)
          return value
            ? { reading: value.readings[value.chosen]!, others: value.readings.length - 1 }
            : null
        }),
      })),
    factors: matrix.columns.map(({ code }, column) => {
      const cells = matrix.rows.map((_, row) => cellOf(row, column))
      return {
        codeId: code.id,
        name: code.name,
        above: book.pathOf(code.id).slice(0, -1),
        cells,
        ...compared(cells.map(({ state }) => state)),
      }
    }),
  }
}

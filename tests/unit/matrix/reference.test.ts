import { describe, expect, test } from 'vitest'
import { caseTexts } from '#shared/matrix/caseText'
import { coOccurrence } from '#shared/matrix/coOccurrence'
import { crossTab } from '#shared/matrix/crossTab'
import type { CodeLike, CodingLike, MatrixInput } from '#shared/matrix/input'
import { buildMatrix, measureOf, type MatrixCell } from '#shared/matrix/matrix'
import { totals } from '#shared/matrix/totals'
import type { IdOf } from '#shared/records/schema'
import { textIndex } from '#shared/text/textIndex'
import { hasReference, reference } from '../../reference'

type Table<T> = Record<string, Record<string, T>>

interface ExpectedCell {
  state: string
  [measure: string]: unknown
}

interface Reference {
  documents: Record<string, string>
  case_extents: Record<string, Record<string, [number, number][]>>
  code_parent: Record<string, string | null>
  codings: {
    id: string
    doc: string
    code: string
    start: number
    end: number
    coder: string
    weight: number
  }[]
  expected: { aggregate_off: Table<ExpectedCell>; aggregate_on: Table<ExpectedCell> }
  cooccurrence_coder_a: Record<string, Record<string, unknown>>
  percentages_words_aggregate_off: {
    words: Table<number | null>
    row_totals: Record<string, number | null>
    col_totals: Record<string, number>
    grand: number
    row_pct: Table<number | null>
    col_pct: Table<number | null>
  }
  crosstab_by_ownership: Table<Record<string, number>>
  out_of_range_example: Record<string, unknown> & { A: [number, number][]; B: [number, number][] }
  not_examined_example: { case: string; code: string; state: string }
  column_distinct_references: Record<string, number>
  case_attribute: Record<string, string>
}

const id = <T extends 'case' | 'code' | 'coding' | 'source' | 'coder' | 'caseKind'>(
  type: T,
  name: string,
) => `${type}:${name}` as IdOf<T>

const nameOf = (recordId: string) => recordId.slice(recordId.indexOf(':') + 1)

function inputOf(data: Reference): MatrixInput {
  const cases = Object.keys(data.case_extents).map((name) => ({
    id: id('case', name),
    kindId: id('caseKind', 'firm'),
    name,
  }))
  const codes = Object.entries(data.code_parent).map(([name, parent], order): CodeLike => ({
    id: id('code', name),
    parentId: parent === null ? null : id('code', parent),
    caseKindIds: [],
    order,
    name,
    key: name,
  }))
  return {
    cases,
    codes,
    extents: Object.entries(data.case_extents).flatMap(([name, documents]) =>
      Object.entries(documents).flatMap(([doc, spans]) =>
        spans.map(([start, end]) => ({
          id: `extent:${name} ${doc} ${start}` as const,
          caseId: id('case', name),
          sourceId: id('source', doc),
          detached: false,
          anchor: { start, end },
        })),
      ),
    ),
    codings: data.codings.map((coding): CodingLike => ({
      id: id('coding', coding.id),
      sourceId: id('source', coding.doc),
      codeId: id('code', coding.code),
      coderId: id('coder', coding.coder),
      detached: false,
      weight: coding.weight,
      polarity: 'supports',
      anchor: { start: coding.start, end: coding.end },
    })),
    judgements: [],
    examinations: cases.flatMap((one) =>
      codes.map((code) => ({
        id: `examination:${one.name} ${code.name}` as const,
        caseId: one.id,
        codeId: code.id,
      })),
    ),
    texts: new Map(
      Object.entries(data.documents).map(([doc, text]) => [id('source', doc), textIndex(text)]),
    ),
  }
}

const round = (value: number | null, digits = 4) =>
  value === null ? null : Number(value.toFixed(digits))

describe.skipIf(!hasReference)('the worked values of the counting rules', () => {
  const data = hasReference ? reference<Reference>('matrix-tests') : ({} as Reference)
  const input = hasReference ? inputOf(data) : ({} as MatrixInput)
  const build = (rollUp: boolean, columns = input.codes) =>
    buildMatrix(input, { rows: input.cases, columns, rollUp })
  const codesNamed = (names: readonly string[]) =>
    names.map((name) => input.codes.find((code) => code.name === name)!)

  const asReference = ({ state, counts, codingIds }: MatrixCell) =>
    state === 'missing' || !counts
      ? { state }
      : {
          state,
          references: counts.references,
          distinct_passages: counts.distinctPassages,
          merged_passages: counts.mergedPassages,
          characters: counts.characters,
          words: counts.words,
          sources: counts.sources,
          coders: counts.coders,
          weight_sum: counts.weightSum,
          weight_max: counts.weightMax,
          weight_mean: counts.weightMean,
          coverage_pct_chars: round(counts.coverageCharacters),
          coverage_pct_words: round(counts.coverageWords),
          coding_ids: codingIds.map(nameOf).toSorted(),
        }

  test.each([
    ['aggregate_off', false],
    ['aggregate_on', true],
  ] as const)('every cell agrees, %s', (name, rollUp) => {
    const matrix = build(rollUp)
    for (const [i, row] of matrix.rows.entries()) {
      for (const [j, { code }] of matrix.columns.entries()) {
        const {
          case_characters: _c,
          case_words: _w,
          ...expected
        } = data.expected[name][row.name]![code.name]!
        expect(asReference(matrix.cells[i]![j]!), `${row.name} × ${code.name}`).toEqual(expected)
      }
    }
  })

  test('the text of a case has the size that the reference gives', () => {
    const texts = caseTexts(input)
    for (const { id: caseId, name } of input.cases) {
      const [cell] = Object.values(data.expected.aggregate_off[name]!)
      const text = texts.get(caseId)
      expect(text?.characters, name).toBe(cell!['case_characters'])
      expect(text?.words, name).toBe(cell!['case_words'])
    }
    expect([...texts.keys()]).toHaveLength(input.cases.length - 1)
  })

  test('co-occurrence agrees for the first coder', () => {
    const of = (name: string) =>
      input.codings.filter(
        (coding) => nameOf(coding.codeId) === name && nameOf(coding.coderId) === 'a',
      )
    for (const [pair, expected] of Object.entries(data.cooccurrence_coder_a)) {
      const [a, b] = pair.split('|') as [string, string]
      const result = coOccurrence(of(a), of(b), input.texts)
      expect(
        {
          nA: result.nA,
          nB: result.nB,
          overlap_pairs: result.overlapPairs,
          pairs: result.pairs.map((ids) => ids.map(nameOf)),
          A_with_B: result.aWithB,
          B_with_A: result.bWithA,
          c_coefficient: result.cCoefficient,
          c_out_of_range: result.cOutOfRange,
          jaccard_chars: round(result.jaccardCharacters, 6),
          overlap_chars: result.overlapCharacters,
          near_pairs: result.nearPairs,
          same_paragraph_pairs: result.sameParagraphPairs,
          jaccard_paragraphs: round(result.jaccardParagraphs, 6),
        },
        pair,
      ).toEqual(expected)
    }
  })

  test('a c-coefficient above 1 is flagged', () => {
    const example = data.out_of_range_example
    const spans = (list: [number, number][], code: string) =>
      list.map(([start, end], i): CodingLike => ({
        id: id('coding', `${code}${i}`),
        sourceId: id('source', 'long'),
        codeId: id('code', code),
        coderId: id('coder', 'a'),
        detached: false,
        weight: null,
        polarity: 'supports',
        anchor: { start, end },
      }))
    const texts = new Map([[id('source', 'long') as string, textIndex('x'.repeat(100))]])
    const result = coOccurrence(spans(example.A, 'A'), spans(example.B, 'B'), texts)
    expect(result.overlapPairs).toBe(example['overlap_pairs'])
    expect(result.cCoefficient).toBe(example['c_coefficient'])
    expect(result.cOutOfRange).toBe(true)
    expect(result.aWithB).toBe(example['A_with_B'])
    expect(result.bWithA).toBe(example['B_with_A'])
    expect(result.jaccardCharacters).toBe(example['jaccard_chars'])
  })

  test('totals and percentages of words agree, and nothing is divided by nothing', () => {
    const expected = data.percentages_words_aggregate_off
    const names = Object.keys(expected.col_totals)
    const matrix = build(false, codesNamed(names))
    const words = matrix.cells.map((row) => row.map((cell) => cell.counts?.words ?? null))
    const result = totals(words)
    const named = (table: readonly (readonly (number | null)[])[]) =>
      Object.fromEntries(
        matrix.rows.map((row, i) => [
          row.name,
          Object.fromEntries(names.map((name, j) => [name, round(table[i]![j]!)])),
        ]),
      )
    expect(named(words)).toEqual(expected.words)
    expect(Object.fromEntries(matrix.rows.map((row, i) => [row.name, result.rows[i]]))).toEqual(
      expected.row_totals,
    )
    expect(Object.fromEntries(names.map((name, j) => [name, result.columns[j]]))).toEqual(
      expected.col_totals,
    )
    expect(result.grand).toBe(expected.grand)
    expect(named(result.rowPercent)).toEqual(expected.row_pct)
    expect(named(result.columnPercent)).toEqual(expected.col_pct)
  })

  test('the cross-tab by ownership agrees', () => {
    const names = Object.keys(Object.values(data.crosstab_by_ownership)[0]!)
    const matrix = build(false, codesNamed(names))
    const table = crossTab(matrix, (caseId) => data.case_attribute[nameOf(caseId)]!)
    const asTable = Object.fromEntries(
      [...table].map(([group, cells]) => [
        group,
        Object.fromEntries(
          cells.map((cell, j) => [
            names[j],
            {
              cases: cell.cases,
              cases_with_data: cell.casesWithData,
              present: cell.present,
              absent: cell.absent,
              missing: cell.missing,
              present_share: cell.presentShare,
              references_sum: cell.referencesSum,
              references_distinct: cell.referencesDistinct,
            },
          ]),
        ),
      ]),
    )
    expect(asTable).toEqual(data.crosstab_by_ownership)
  })

  test('a coding that crosses two cases counts once in the distinct total', () => {
    const names = Object.keys(data.column_distinct_references)
    const { columns } = build(false, codesNamed(names))
    expect(
      Object.fromEntries(columns.map((column) => [column.code.name, column.distinctReferences])),
    ).toEqual(data.column_distinct_references)
  })

  test('what nobody examined has no number', () => {
    const { case: caseName, code: codeName, state } = data.not_examined_example
    const matrix = buildMatrix(
      { ...input, examinations: [] },
      {
        rows: input.cases.filter(({ name }) => name === caseName),
        columns: codesNamed([codeName]),
        rollUp: false,
      },
    )
    const cell = matrix.cells[0]![0]!
    expect(cell.state).toBe(state)
    expect(measureOf(cell, 'references')).toBeNull()
  })
})

import { plainMatrix } from '#shared/commands/saveMatrix'
import type { AnyRecord, RecordOf, RecordType } from '#shared/records/schema'
import { ofType, readSampleStudy } from '../records/sampleStudy'

const study = await readSampleStudy()

/** Names that a spreadsheet would run, and one that a browser would. */
export const FORMULAS = ['=1+1', '+51 1', '-5 %', '@SUM(A1)', '\t=2']
export const MARKUP = '<img src=x onerror="alert(1)"> & \'co\''

const [code] = ofType(study.records, 'code')
const [one] = ofType(study.records, 'case')
const coding = ofType(study.records, 'coding').find(({ polarity }) => polarity === 'supports')!
const [coder] = ofType(study.records, 'coder')

/** The sample study with names as people never should choose them, two raters, a scale and a summary. */
export function awkwardRecords(): AnyRecord[] {
  const names = [MARKUP, ...FORMULAS]
  const cases = ofType(study.records, 'case')
  const codes = ofType(study.records, 'code')
  const rename = <T extends RecordType>(records: RecordOf<T>[], type: T) =>
    new Map(records.slice(0, names.length).map((record, i) => [record.id, names[i]! + type]))
  const newNames = new Map<string, string>([...rename(cases, 'case'), ...rename(codes, 'code')])
  const records = study.records.map((record) =>
    newNames.has(record.id) && 'name' in record
      ? ({ ...record, name: newNames.get(record.id)! } as AnyRecord)
      : record,
  )
  const second: RecordOf<'coder'> = { ...coder!, id: 'coder:second', name: '=Second' }
  const scale: RecordOf<'scale'> = {
    type: 'scale',
    id: 'scale:sure',
    name: 'Membership',
    kind: 'fuzzy',
    steps: [
      { value: 0, label: 'fully out' },
      { value: 1, label: 'fully in' },
    ],
    codeIds: [code!.id],
    order: 1,
  }
  const at = Date.UTC(2026, 0, 20)
  const judged = {
    type: 'judgement',
    caseId: one!.id,
    codeId: code!.id,
    supporting: [coding.id],
    contradicting: [],
    seen: {},
  } as const
  return [
    ...records.filter(
      (record) =>
        record.type !== 'judgement' || record.caseId !== one!.id || record.codeId !== code!.id,
    ),
    second,
    scale,
    {
      ...judged,
      supporting: [...judged.supporting],
      contradicting: [],
      id: 'judgement:first',
      verdict: 'absent',
      rating: { scaleId: scale.id, value: 0 },
      rationale: '=Nothing <b>there</b>',
      raterId: coder!.id,
      at: at + 1,
      earlier: [
        {
          verdict: 'present',
          rating: { scaleId: scale.id, value: 1 },
          rationale: 'First look',
          at,
        },
      ],
    },
    {
      ...judged,
      supporting: [...judged.supporting],
      contradicting: [],
      id: 'judgement:second',
      verdict: 'present',
      rating: null,
      rationale: 'Plain to see',
      raterId: second.id,
      at,
      earlier: [],
    },
    {
      type: 'summary',
      id: 'summary:one',
      caseId: one!.id,
      codeId: code!.id,
      text: `@It says [[${coding.id}|what it says]]`,
      writerId: second.id,
      at,
      seen: {},
      earlier: [{ text: 'It said less', writerId: coder!.id, at: at - 1 }],
    },
  ]
}

export const awkwardCode = code!
export const journal = study.journal

/** Every case of the first case's kind against these codes. */
export const matrixSettings = (codeIds: readonly RecordOf<'code'>['id'][] = []) => ({
  ...plainMatrix,
  name: 'Awkward',
  kindId: one!.kindId,
  codeIds: [...codeIds],
  rollUp: true,
})

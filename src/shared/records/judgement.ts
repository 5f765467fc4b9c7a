import * as v from 'valibot'
import { defineRecord, idOf, instant } from './record'
import { seen } from './seen'

export const verdicts = ['present', 'absent', 'not_stated', 'not_applicable'] as const

/** A place on a scale of the project. */
const rating = v.object({ scaleId: idOf('scale'), value: v.pipe(v.number(), v.finite()) })

const said = {
  verdict: v.picklist(verdicts),
  rating: v.nullable(rating),
  /** Markdown. */
  rationale: v.string(),
}

/** What an analyst recorded about a cell: one judgement a rater. */
export const judgement = defineRecord({
  type: 'judgement',
  entries: {
    caseId: idOf('case'),
    codeId: idOf('code'),
    ...said,
    supporting: v.array(idOf('coding')),
    contradicting: v.array(idOf('coding')),
    raterId: idOf('coder'),
    at: instant,
    seen,
    /** What the same rater held before, oldest first. */
    earlier: v.array(v.object({ ...said, at: instant })),
  },
  indexes: ['caseId', 'codeId'],
  migrations: [{ to: 3, up: (old) => ({ ...old, rating: null, seen: null, earlier: [] }) }],
})

export type Rating = v.InferOutput<typeof rating>

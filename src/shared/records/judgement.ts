import * as v from 'valibot'
import { defineRecord, idOf, instant } from './record'

export const verdicts = ['present', 'absent', 'not_stated', 'not_applicable'] as const

/** What an analyst recorded about a cell. */
export const judgement = defineRecord({
  type: 'judgement',
  entries: {
    caseId: idOf('case'),
    codeId: idOf('code'),
    verdict: v.picklist(verdicts),
    rationale: v.string(),
    supporting: v.array(idOf('coding')),
    contradicting: v.array(idOf('coding')),
    raterId: idOf('coder'),
    at: instant,
  },
  indexes: ['caseId', 'codeId'],
})

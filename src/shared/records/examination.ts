import { defineRecord, idOf, instant } from './record'

/** Somebody read the whole case for this code. Recorded, never inferred: only then can "none found" mean absent. */
export const examination = defineRecord({
  type: 'examination',
  entries: { caseId: idOf('case'), codeId: idOf('code'), coderId: idOf('coder'), at: instant },
  indexes: ['caseId', 'codeId'],
})

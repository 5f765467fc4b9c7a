import { diffOf } from '../records/diff'
import type { Case, Code, IdOf, Judgement } from '../records/schema'
import { must, type Command } from './command'

interface Slice {
  judgement: Judgement
  one: Case | undefined
  code: Code | undefined
}

/** Takes a recorded judgement back; the cell says again what its codings say. */
export const removeJudgement: Command<{ judgementId: IdOf<'judgement'> }, Slice> = {
  name: 'removeJudgement',
  read: async ({ judgementId }, reader) => {
    const judgement = must(await reader.get<'judgement'>(judgementId), judgementId)
    return {
      judgement,
      one: await reader.get<'case'>(judgement.caseId),
      code: await reader.get<'code'>(judgement.codeId),
    }
  },
  run: ({ judgement, one, code }) => ({
    diff: diffOf({ removed: [judgement] }),
    label: {
      name: must(one, judgement.caseId).name,
      code: must(code, judgement.codeId).name,
    },
  }),
}

import { diffOf } from '../records/diff'
import type {
  AttributeValue,
  Case,
  CellMemo,
  Examination,
  Extent,
  IdOf,
  Judgement,
  MatrixView,
  Summary,
} from '../records/schema'
import { idSet, updates } from './changes'
import { done, must, type Command } from './command'
import { replaceInMatrix } from './matrixReferences'

interface Slice {
  cases: (Case | undefined)[]
  dependants: (Extent | AttributeValue | Judgement | Summary | Examination | CellMemo)[]
  matrices: MatrixView[]
}

/** Deletes cases with their attribute values, their ties to texts, and what was judged and examined of them. */
export const deleteCases: Command<{ caseIds: readonly IdOf<'case'>[] }, Slice> = {
  name: 'deleteCases',
  read: async ({ caseIds }, reader) => {
    const slice: Slice = { cases: [], dependants: [], matrices: await reader.all('matrix') }
    for (const id of caseIds) {
      slice.cases.push(await reader.get<'case'>(id))
      slice.dependants.push(
        ...(await reader.where('extent', 'caseId', id)),
        ...(await reader.where('attributeValue', 'caseId', id)),
        ...(await reader.where('judgement', 'caseId', id)),
        ...(await reader.where('summary', 'caseId', id)),
        ...(await reader.where('examination', 'caseId', id)),
        ...(await reader.where('cellMemo', 'caseId', id)),
      )
    }
    return slice
  },
  run: ({ cases, dependants, matrices }, { caseIds }) => {
    const found = cases.map((one, i) => must(one, caseIds[i]!))
    const updated = updates(matrices, replaceInMatrix(idSet(found), null))
    return done(diffOf({ removed: [...found, ...dependants], updated }), {
      count: found.length,
      name: found[0]?.name ?? '',
    })
  },
}

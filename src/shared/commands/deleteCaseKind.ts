import { diffOf } from '../records/diff'
import type { Attribute, Case, CaseKind, Code, IdOf, MatrixView } from '../records/schema'
import { updates } from './changes'
import { done, must, Refused, type Command } from './command'

interface Slice {
  kind: CaseKind | undefined
  cases: Case[]
  attributes: Attribute[]
  matrices: MatrixView[]
  codes: Code[]
}

/** Deletes a kind that has no cases left, with its attributes and the matrices that show it. */
export const deleteCaseKind: Command<{ kindId: IdOf<'caseKind'> }, Slice> = {
  name: 'deleteCaseKind',
  read: async ({ kindId }, reader) => ({
    kind: await reader.get<'caseKind'>(kindId),
    cases: await reader.where('case', 'kindId', kindId),
    attributes: await reader.where('attribute', 'kindId', kindId),
    matrices: await reader.all('matrix'),
    codes: await reader.all('code'),
  }),
  run: (slice, { kindId }) => {
    const kind = must(slice.kind, kindId)
    if (slice.cases.length > 0) {
      return Refused('lastCaseKind', { name: kind.name, count: slice.cases.length })
    }
    const shown = slice.matrices.filter((matrix) => matrix.kindId === kindId)
    return done(
      diffOf({
        removed: [kind, ...slice.attributes, ...shown],
        updated: updates(slice.codes, (code) => ({
          ...code,
          caseKindIds: code.caseKindIds.filter((id) => id !== kindId),
        })),
      }),
      { name: kind.name },
    )
  },
}

import { groupBy } from './groupBy'
import type { JudgementLike, MatrixInput } from './input'

/** What people recorded about the cells of one case, by code. */
export interface Recorded {
  judgements: ReadonlyMap<string, readonly JudgementLike[]>
  examined: ReadonlySet<string>
}

export const nothingRecorded: Recorded = { judgements: new Map(), examined: new Set() }

/** What people recorded, by case; a case about which nobody recorded anything has no entry. */
export function recordedByCase({
  judgements,
  examinations,
}: Pick<MatrixInput, 'judgements' | 'examinations'>): ReadonlyMap<string, Recorded> {
  const judged = groupBy(judgements, ({ caseId }) => caseId as string)
  const examined = groupBy(examinations, ({ caseId }) => caseId as string)
  return new Map(
    [...new Set([...judged.keys(), ...examined.keys()])].map((caseId) => [
      caseId,
      {
        judgements: groupBy(judged.get(caseId) ?? [], ({ codeId }) => codeId as string),
        examined: new Set((examined.get(caseId) ?? []).map(({ codeId }) => codeId)),
      },
    ]),
  )
}

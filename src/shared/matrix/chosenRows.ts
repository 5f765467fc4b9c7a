import type { Arrangement } from './arrangement'
import { textsOf, type ValueOf } from './attributes'

type Choice = Pick<Arrangement, 'kindId' | 'caseIds' | 'conditions'>

/**
 * The rows of a matrix, in the order of the cases: those of its kind, of them those chosen by hand where there are
 * any, and of these the ones on which every condition holds. A condition holds where the case has one of its values.
 */
export function chosenRows<C extends { id: string; kindId: string }>(
  cases: readonly C[],
  { kindId, caseIds, conditions }: Choice,
  valueOf: ValueOf,
): C[] {
  const byHand = new Set<string>(caseIds)
  const wanted = conditions.map(({ attributeId, values }) => ({
    attributeId,
    values: new Set(values),
  }))
  return cases.filter(
    (one) =>
      one.kindId === kindId &&
      (byHand.size === 0 || byHand.has(one.id)) &&
      wanted.every(({ attributeId, values }) =>
        textsOf(valueOf(one.id, attributeId)).some((text) => values.has(text)),
      ),
  )
}

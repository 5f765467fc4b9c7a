import type { Arrangement } from './arrangement'
import { textsOf, type ValueOf } from './attributes'

type Choice = Pick<Arrangement, 'kindId' | 'caseIds' | 'conditions'>

/** The conditions that ask for values of an attribute that has been deleted. Nobody can tell on which cases they hold. */
export const conditionsGone = <A extends { attributeId: string }>(
  conditions: readonly A[],
  attributes: readonly { id: string }[],
): A[] => conditions.filter(({ attributeId }) => !attributes.some(({ id }) => id === attributeId))

/**
 * The rows of a matrix, in the order of the cases: those of its kind, of them those chosen by hand where there are
 * any, and of these the ones on which every condition holds. A condition holds where the case has one of its values,
 * and nowhere once its attribute is gone: without it, the matrix would show cases that nobody asked for.
 */
export function chosenRows<C extends { id: string; kindId: string }>(
  cases: readonly C[],
  { kindId, caseIds, conditions }: Choice,
  { attributes, valueOf }: { attributes: readonly { id: string }[]; valueOf: ValueOf },
): C[] {
  const byHand = new Set<string>(caseIds)
  if (conditionsGone(conditions, attributes).length > 0) return []
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

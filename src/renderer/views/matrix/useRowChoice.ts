import { useMemo, useState } from 'react'
import type { Arrangement } from '#shared/matrix/arrangement'
import { valueChoices, valuesInForce, type ValueChoice } from '#shared/matrix/attributes'
import { chosenRows } from '#shared/matrix/chosenRows'
import type { Attribute, Case, IdOf } from '#shared/records/schema'
import { useRecords } from '../app/session'

type Conditions = Arrangement['conditions']
type CaseId = IdOf<'case'>

interface Told {
  /** Null where every case is in. */
  byHand: readonly CaseId[] | null
  conditions: Conditions
}

export interface RowsChosen {
  cases: readonly Case[]
  attributes: readonly Attribute[]
  conditions: Conditions
  setConditions: (conditions: Conditions) => void
  /** Cases on which the conditions hold. */
  fitting: ReadonlySet<string>
  /** Cases that nobody has taken out by hand. */
  isChosen: (id: CaseId) => boolean
  choose: (ids: readonly CaseId[], on: boolean) => void
  valuesOf: (attribute: Attribute) => ValueChoice[]
  /** How many rows that makes. */
  count: number
  choice: Pick<Arrangement, 'caseIds' | 'conditions'>
}

/** Which cases of a kind a matrix shows, while somebody is choosing them. Of another kind, nothing is chosen yet. */
export function useRowChoice(
  kindId: IdOf<'caseKind'>,
  start: Pick<Arrangement, 'caseIds' | 'conditions'>,
): RowsChosen {
  const allCases = useRecords('case')
  const allAttributes = useRecords('attribute')
  const values = useRecords('attributeValue')
  const [first] = useState(kindId)
  const [told, setTold] = useState<Record<string, Told>>({
    [first]: { ...start, byHand: start.caseIds.length === 0 ? null : start.caseIds },
  })
  const { byHand, conditions } = told[kindId] ?? { byHand: null, conditions: [] }
  const cases = useMemo(
    () => allCases.filter((one) => one.kindId === kindId).toSorted((a, b) => a.order - b.order),
    [allCases, kindId],
  )
  const valueOf = useMemo(() => valuesInForce(values), [values])
  const fitting = new Set(
    chosenRows(
      cases,
      { kindId, caseIds: [], conditions },
      { attributes: allAttributes, valueOf },
    ).map(({ id }) => id as string),
  )
  const set = (patch: Partial<Told>) =>
    setTold({ ...told, [kindId]: { byHand, conditions, ...patch } })
  const isChosen = (id: CaseId) => byHand === null || byHand.includes(id)
  return {
    cases,
    attributes: allAttributes
      .filter((one) => one.kindId === kindId)
      .toSorted((a, b) => a.order - b.order),
    conditions,
    setConditions: (next) => set({ conditions: next }),
    fitting,
    isChosen,
    choose: (ids, on) => {
      const next = cases.map(({ id }) => id).filter((id) => (ids.includes(id) ? on : isChosen(id)))
      set({ byHand: next.length === cases.length ? null : next })
    },
    valuesOf: (attribute) => valueChoices(attribute, cases, valueOf),
    count: cases.filter(({ id }) => isChosen(id) && fitting.has(id)).length,
    choice: { caseIds: [...(byHand ?? [])], conditions: [...conditions] },
  }
}

import type { Arrangement } from '#shared/matrix/arrangement'
import { valuesInForce } from '#shared/matrix/attributes'
import { chosenColumns } from '#shared/matrix/chosenColumns'
import { chosenRows, conditionsGone } from '#shared/matrix/chosenRows'
import type { Attribute, Case, Code, IdOf } from '#shared/records/schema'
import { useCodebook } from '../codebook/useCodebook'
import { useRecords } from '../app/session'
import { arrangementOf, useShownMatrix } from './shownMatrix'

/** What the matrix on the screen, and every view of it, goes by. */
export interface Basis {
  arrangement: Arrangement
  kindName: string
  /** Its cases, in their order, and how many there are of their kind. */
  cases: readonly Case[]
  ofKind: number
  codes: readonly Code[]
  codeIds: readonly IdOf<'code'>[]
  /** Why there is nothing to see: what was chosen or asked about has been deleted, or no case fits. */
  nothing: 'casesGone' | 'codesGone' | 'attributesGone' | 'noCases' | null
}

function nothingOf(
  { caseIds, codeIds, conditions }: Arrangement,
  known: { kin: readonly Case[]; cases: number; codes: number; attributes: readonly Attribute[] },
): Basis['nothing'] {
  if (conditionsGone(conditions, known.attributes).length > 0) return 'attributesGone'
  const isGone = (id: string) => !known.kin.some((one) => one.id === id)
  if (known.cases === 0)
    return caseIds.length > 0 && caseIds.every(isGone) ? 'casesGone' : 'noCases'
  return known.codes === 0 && codeIds.length > 0 ? 'codesGone' : null
}

/** Null where there is no matrix to speak of. */
export function useBasis(): Basis | null {
  const { sketch } = useShownMatrix()
  const { book } = useCodebook()
  const all = useRecords('case')
  const kinds = useRecords('caseKind')
  const attributes = useRecords('attribute')
  const values = useRecords('attributeValue')
  if (!sketch) return null
  const arrangement = arrangementOf(sketch)
  const kin = all
    .filter(({ kindId }) => kindId === sketch.kindId)
    .toSorted((a, b) => a.order - b.order)
  const cases = chosenRows(kin, arrangement, { attributes, valueOf: valuesInForce(values) })
  const codes = chosenColumns(book, arrangement.codeIds)
  return {
    arrangement,
    kindName: kinds.find(({ id }) => id === sketch.kindId)?.name ?? '',
    cases,
    ofKind: kin.length,
    codes,
    codeIds: codes.map(({ id }) => id),
    nothing: nothingOf(arrangement, {
      kin,
      cases: cases.length,
      codes: codes.length,
      attributes,
    }),
  }
}

import type { PassagesOf } from '#workers/passagesAsked'
import { useT } from '../app/language'
import type { Basis } from './useBasis'
import { useConditionText } from './useConditionText'

interface Named {
  basis: Basis
  /** Whether parents take in their subcodes; null where that makes no difference. */
  rollUp: boolean | null
  of?: PassagesOf
}

/** Says which cases and codes a view goes by, and how. */
export function useBasisSentence({ basis, rollUp, of = 'cases' }: Named): string {
  const t = useT()
  const conditionText = useConditionText()
  const { arrangement, cases, ofKind, kindName, codes } = basis
  const conditions = arrangement.conditions.map((one) => t('basis.condition', conditionText(one)))
  const ofCases = [
    t('basis.cases', { count: cases.length, all: ofKind, kind: kindName }),
    ...(arrangement.caseIds.length > 0 ? [t('basis.byHand')] : []),
    ...conditions,
  ]
  return [
    ...(of === 'cases' ? ofCases : [t('basis.transcripts')]),
    t(arrangement.codeIds.length > 0 ? 'basis.codes' : 'basis.allCodes', { count: codes.length }),
    ...(rollUp === null ? [] : [t(rollUp ? 'basis.rollUp' : 'basis.eachAlone')]),
  ].join(' · ')
}

/** The line below a view's tools that names its basis. */
export function BasisLine(named: Named) {
  return <p className="matrix-basis small">{useBasisSentence(named)}</p>
}

import type { CellPlace } from '#shared/matrix/evidence'
import { useT } from '../../app/language'
import { useLocation } from '../../app/location'
import { Button } from '../../controls/Button'
import { useLookAgain } from './lookAgain'
import { useCellNames } from './useCellNames'

/** Says that another code, which this one excludes, is present in the case too. */
export function ExclusiveNotice({ place }: { place: CellPlace }) {
  const t = useT()
  const go = useLocation((state) => state.go)
  const names = useCellNames()
  const { contradictions } = useLookAgain()
  const found = contradictions.find(
    ({ caseId, codeIds }) => caseId === place.caseId && codeIds.includes(place.codeId),
  )
  if (!found) return null
  return (
    <div className="notice warn stack">
      <p>
        <strong>{t('judging.excludes')}</strong> {t('judging.excludesBody')}
      </p>
      <div className="row wrap">
        {found.codeIds
          .filter((codeId) => codeId !== place.codeId)
          .map((codeId) => {
            const cell = { caseId: place.caseId, codeId }
            return (
              <Button
                key={codeId}
                small
                aria-label={t('judging.openCell', names(cell))}
                onPress={() => go({ cell })}
              >
                {names(cell).code}
              </Button>
            )
          })}
      </div>
    </div>
  )
}

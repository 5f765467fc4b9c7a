import { Printer } from 'lucide-react'
import { standings, type Standing } from '#shared/matrix/sharedAndDifferent'
import { byName } from '#shared/text/naturalOrder'
import { useT } from '../app/language'
import { useRecords, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { Select } from '../controls/Field'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { WhichMatrix } from '../matrix/WhichMatrix'
import { useMatrixCodes } from '../matrix/useMatrixCodes'
import { CasePick } from './CasePick'
import { useComparison } from './comparison'
import { SaveComparison } from './SaveComparison'
import { SideTable } from './SideTable'
import './compare.css'

/** Two to six cases side by side, factor by factor, with what they share and where they differ said first. */
export function CompareScreen() {
  const t = useT()
  const { uuid } = useSession()
  const { settings } = useMatrixCodes()
  const cases = useRecords('case')
  const { caseIds, show, set } = useComparison()
  const offered = cases.filter(({ kindId }) => kindId === settings?.kindId).toSorted(byName)
  const chosen = caseIds.filter((id) => offered.some((one) => one.id === id))
  const isEnough = chosen.length >= 2
  const { result, error } = useWorkerResult(
    'sideBySide',
    settings && isEnough ? { projectUuid: uuid, settings, caseIds: chosen } : null,
  )
  const beside = isEnough && result?.cases.length === chosen.length ? result : null
  return (
    <main className="screen compare-screen">
      <div className="toolbar">
        <h1>{t('views.compare')}</h1>
        <WhichMatrix />
        <CasePick cases={offered} chosen={chosen} onChange={(ids) => set({ caseIds: ids })} />
        <span className="grow" />
        <Select<Standing | 'all'>
          label={t('compare.show')}
          labelHidden
          value={show}
          onChange={(value) => set({ show: value })}
          choices={[
            { id: 'all', name: t('compare.show.all') },
            ...standings.map((id) => ({ id, name: t(`compare.show.${id}`) })),
          ]}
        />
        <Button isDisabled={!beside} onPress={() => window.print()}>
          <Printer size={15} aria-hidden /> {t('compare.print')}
        </Button>
        <SaveComparison beside={beside} />
      </div>
      {error && <p className="notice bad">{error}</p>}
      {!isEnough && (
        <div className="empty">
          <h2>{t('compare.emptyTitle')}</h2>
          <p>{t('compare.emptyBody')}</p>
        </div>
      )}
      {isEnough && !beside && !error && <p className="empty">{t('matrix.counting')}</p>}
      {beside && <SideTable key={chosen.join()} beside={beside} show={show} />}
    </main>
  )
}

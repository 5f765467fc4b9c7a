import { Printer } from 'lucide-react'
import { standings, type Standing } from '#shared/matrix/sharedAndDifferent'
import { byName } from '#shared/text/naturalOrder'
import { useT } from '../app/language'
import { useProject, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { Select } from '../controls/Field'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { usePrint } from '../pseudonyms/usePrint'
import { WhichMatrix } from '../matrix/WhichMatrix'
import { BasisLine } from '../matrix/BasisLine'
import { NothingLeft } from '../matrix/NothingLeft'
import { useBasis } from '../matrix/useBasis'
import { CasePick } from './CasePick'
import { useComparison } from './comparison'
import { SaveComparison } from './SaveComparison'
import { SideTable } from './SideTable'
import './compare.css'

/** Two to six cases side by side, factor by factor, with what they share and where they differ said first. */
export function CompareScreen() {
  const t = useT()
  const { uuid } = useSession()
  const project = useProject()
  const basis = useBasis()
  const { caseIds, show, set } = useComparison()
  const offered = (basis?.cases ?? []).toSorted(byName)
  const chosen = caseIds.filter((id) => offered.some((one) => one.id === id))
  const isEnough = chosen.length >= 2
  const printPart = usePrint()
  const answer = useWorkerResult(
    'sideBySide',
    basis && isEnough
      ? { projectUuid: uuid, arrangement: basis.arrangement, caseIds: chosen }
      : null,
  )
  const { result } = answer
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
        <Button isDisabled={!beside} onPress={() => void printPart('.compare-screen')}>
          <Printer size={15} aria-hidden /> {t('compare.print')}
        </Button>
        {basis && <SaveComparison beside={beside} basis={basis} />}
      </div>
      {beside && (
        <p className="on-paper paper-title" aria-hidden>
          {project.name}: {beside.cases.map(({ name }) => name).join(' – ')}
        </p>
      )}
      {basis && <BasisLine basis={basis} rollUp={basis.arrangement.rollUp} />}
      {basis?.nothing && <NothingLeft why={basis.nothing} />}
      {!basis?.nothing && !isEnough && (
        <div className="empty">
          <h2>{t('compare.emptyTitle')}</h2>
          <p>{t('compare.emptyBody')}</p>
        </div>
      )}
      {isEnough && <Awaited answer={answer} />}
      {beside && <SideTable key={chosen.join()} beside={beside} show={show} />}
    </main>
  )
}

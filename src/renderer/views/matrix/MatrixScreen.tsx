import type { Arrangement } from '#shared/matrix/arrangement'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { EvidencePane } from './EvidencePane'
import { Legend } from './Legend'
import { MatrixGrid } from './MatrixGrid'
import { MatrixToolbar } from './MatrixToolbar'
import { NothingLeft } from './NothingLeft'
import { Profile } from './profile/Profile'
import { useProfile } from './profile/useProfile'
import { arrangementOf, useSaveMatrix, useShownMatrix, type MatrixSketch } from './shownMatrix'
import { useBasis } from './useBasis'
import './arrange.css'
import './grid.css'
import './matrix.css'

function ShownMatrix({
  sketch,
  onArrange,
}: {
  sketch: MatrixSketch
  onArrange: (patch: Partial<Arrangement>) => void
}) {
  const { uuid } = useSession()
  const cell = useLocation((state) => state.cell)
  const profile = useProfile((state) => state.caseId)
  const basis = useBasis()
  const answer = useWorkerResult('matrix', {
    projectUuid: uuid,
    arrangement: arrangementOf(sketch),
  })
  const arranged = answer.result
  if (basis?.nothing) return <NothingLeft why={basis.nothing} />
  if (!arranged) return <Awaited answer={answer} />
  const { matrix } = arranged
  // It is about to be counted with the rows and columns that there are now.
  if (matrix.rows.length === 0 || matrix.columns.length === 0) return null
  const row = matrix.rows.findIndex(({ id }) => id === cell?.caseId)
  const column = matrix.columns.findIndex(({ code }) => code.id === cell?.codeId)
  if (profile && matrix.rows.some(({ id }) => id === profile))
    return <Profile matrix={matrix} caseId={profile} />
  return (
    <div className="columns">
      <div className="matrix-part">
        <Awaited answer={answer} />
        <MatrixGrid arranged={arranged} onArrange={onArrange} />
        <Legend arranged={arranged} />
      </div>
      {row >= 0 && column >= 0 && (
        <EvidencePane key={`${cell?.caseId} ${cell?.codeId}`} {...{ matrix, row, column }} />
      )}
    </div>
  )
}

/** The cases of a kind against codes: what was found, how much of it, and from which passages. */
export function MatrixScreen() {
  const t = useT()
  const go = useLocation((state) => state.go)
  const save = useSaveMatrix()
  const codes = useRecords('code')
  const cases = useRecords('case')
  const { saved, sketch } = useShownMatrix()
  if (!sketch || codes.length === 0 || cases.length === 0) {
    return (
      <main className="screen empty">
        <h1>{t('matrix.emptyTitle')}</h1>
        <p>{t('matrix.emptyBody')}</p>
        <div className="row">
          <Button onPress={() => go({ screen: 'cases' })}>{t('matrix.toCases')}</Button>
          <Button onPress={() => go({ screen: 'codebook' })}>{t('matrix.toCodebook')}</Button>
        </div>
      </main>
    )
  }
  return (
    <main className="screen">
      <MatrixToolbar sketch={sketch} />
      <ShownMatrix
        key={saved?.id ?? sketch.kindId}
        sketch={sketch}
        onArrange={(patch) => void save(patch)}
      />
    </main>
  )
}

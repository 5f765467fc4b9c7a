import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { EvidencePane } from './EvidencePane'
import { Legend } from './Legend'
import { MatrixGrid } from './MatrixGrid'
import { MatrixToolbar } from './MatrixToolbar'
import { useShownMatrix, type MatrixSketch } from './shownMatrix'
import './matrix.css'

function ShownMatrix({ sketch }: { sketch: MatrixSketch }) {
  const t = useT()
  const { uuid } = useSession()
  const cell = useLocation((state) => state.cell)
  const { name: _name, ...arrangement } = sketch
  const { result: arranged, error } = useWorkerResult('matrix', { projectUuid: uuid, arrangement })
  if (error) return <p className="notice bad">{error}</p>
  if (!arranged) return <p className="empty">{t('matrix.counting')}</p>
  const result = arranged.matrix
  const row = result.rows.findIndex(({ id }) => id === cell?.caseId)
  const column = result.columns.findIndex(({ code }) => code.id === cell?.codeId)
  return (
    <div className="columns">
      <div className="matrix-part">
        <MatrixGrid matrix={result} measure={sketch.measure} />
        <Legend matrix={result} measure={sketch.measure} />
      </div>
      {row >= 0 && column >= 0 && (
        <EvidencePane key={`${row} ${column}`} matrix={result} row={row} column={column} />
      )}
    </div>
  )
}

/** The cases of a kind against codes: what was found, how much of it, and from which passages. */
export function MatrixScreen() {
  const t = useT()
  const go = useLocation((state) => state.go)
  const codes = useRecords('code')
  const cases = useRecords('case')
  const { sketch } = useShownMatrix()
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
      <ShownMatrix sketch={sketch} />
    </main>
  )
}

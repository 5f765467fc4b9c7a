import { cellStates } from '#shared/matrix/cellState'
import type { Matrix } from '#shared/matrix/matrix'
import type { Measure } from '#shared/records/matrix'
import { useFormats, useT } from '../app/language'
import { signs } from './cellText'

/** What the signs mean, for those that the matrix shows, and how many cells have each. */
export function Legend({ matrix, measure }: { matrix: Matrix; measure: Measure }) {
  const t = useT()
  const formats = useFormats()
  const cells = matrix.cells.flat()
  return (
    <dl className="legend">
      {cellStates.map((state) => {
        const count = cells.filter((cell) => cell.state === state).length
        return (
          count > 0 && (
            <div key={state} title={t(`matrix.${state}.means`)}>
              <dt className={`sign ${state}`}>{signs[state]}</dt>
              <dd>
                {t(`matrix.${state}`)} <span className="muted">{formats.number(count)}</span>
              </dd>
            </div>
          )
        )
      })}
      {measure !== 'presence' && <div className="muted">{t('matrix.emptyCellHint')}</div>}
    </dl>
  )
}

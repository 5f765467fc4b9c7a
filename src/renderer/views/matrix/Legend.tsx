import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import { cellStates } from '#shared/matrix/cellState'
import { addsUp } from '#shared/matrix/subtotals'
import { useT } from '../app/language'
import { signs } from './cellText'
import { useLookAgain } from './judging/lookAgain'
import { useNumbers } from './useNumbers'

/** What percentages are of, what sums leave out, and what is flagged, for the matrix as it is shown. */
function useNotes({ arrangement, adds, whole, conflicts, columns }: ArrangedMatrix): string[] {
  const t = useT()
  const { number } = useNumbers()
  const { measure, percent, transposed } = arrangement
  const isPresence = measure === 'presence'
  const crosses = measure === 'references' && whole.sum !== null && whole.sum !== whole.distinct
  const flagged = conflicts.filter((columns) => columns.length > 0).length
  // What stands in a row of the matrix stands in a column of the grid where it is transposed.
  const across = transposed ? 'column' : 'row'
  const basis = percent === 'row' ? across : percent === 'column' && transposed ? 'row' : percent
  return [
    ...(flagged > 0 ? [`‼ ${t('arrange.conflicts', { count: flagged })}`] : []),
    ...(isPresence && percent !== 'none' ? [t('arrange.basis.cases')] : []),
    ...(!isPresence && addsUp(measure) && basis !== 'none'
      ? [t(`arrange.basis.${basis}`, { sum: number(whole.sum ?? 0) })]
      : []),
    ...(!isPresence && !addsUp(measure) ? [t('arrange.addsNot')] : []),
    ...(addsUp(measure) && adds.includes(false) ? [t('arrange.addsOnce')] : []),
    ...(crosses
      ? [t('arrange.crosses', { sum: number(whole.sum ?? 0), distinct: number(whole.distinct) })]
      : []),
    ...(isPresence && columns.some(({ kind }) => kind === 'folded')
      ? [t('arrange.foldedTotal')]
      : []),
    ...(isPresence ? [t('arrange.presenceTotal')] : [t('matrix.emptyCellHint')]),
  ]
}

/** What the signs mean, for those that the matrix shows, and how many cells have each. */
export function Legend({ arranged }: { arranged: ArrangedMatrix }) {
  const t = useT()
  const { number } = useNumbers()
  const notes = useNotes(arranged)
  const { states, judged, disagreed } = arranged
  const isStale = useLookAgain(({ outOfDate }) => outOfDate.length > 0)
  return (
    <div className="legend">
      <dl>
        {cellStates.map((state) => {
          const count = states[state]
          return (
            count > 0 && (
              <div key={state} title={t(`matrix.${state}.means`)}>
                <dt className={`sign ${state}`}>{signs[state]}</dt>
                <dd>
                  {t(`matrix.${state}`)} <span className="muted">{number(count)}</span>
                </dd>
              </div>
            )
          )
        })}
        {judged > 0 && (
          <div>
            <dt className="sign">
              <span className="judged" aria-hidden />
            </dt>
            <dd>
              {t('arrange.judged')} <span className="muted">{number(judged)}</span>
            </dd>
          </div>
        )}
        {disagreed > 0 && (
          <div>
            <dt className="sign">
              <span className="disagreement-mark" aria-hidden>
                ≠
              </span>
            </dt>
            <dd>
              {t('arrange.disagreed')} <span className="muted">{number(disagreed)}</span>
            </dd>
          </div>
        )}
        {isStale && (
          <div>
            <dt className="sign">
              <span className="stale-mark" aria-hidden>
                ↻
              </span>
            </dt>
            <dd>{t('judging.staleCell')}</dd>
          </div>
        )}
      </dl>
      <p className="muted">{notes.join(' ')}</p>
    </div>
  )
}

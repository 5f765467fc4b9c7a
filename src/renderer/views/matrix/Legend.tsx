import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import { cellStates } from '#shared/matrix/cellState'
import { matrixNotes } from '#shared/matrix/notes'
import { useT } from '../app/language'
import { signs } from './cellText'
import { useLookAgain } from './judging/lookAgain'
import { useNumbers } from './useNumbers'

/** What the signs mean, for those that the matrix shows, and how many cells have each. */
export function Legend({ arranged }: { arranged: ArrangedMatrix }) {
  const t = useT()
  const { number } = useNumbers()
  const notes = matrixNotes(arranged, number, t)
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

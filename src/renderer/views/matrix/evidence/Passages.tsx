import type { Excerpt } from '#shared/formats/excerpts'
import type { CellPlace } from '#shared/matrix/evidence'
import type { MatrixCell } from '#shared/matrix/matrix'
import { useT } from '../../app/language'
import { useRecords } from '../../app/session'
import { cellKey } from '../judging/lookAgain'
import { filtered } from './filtered'
import { Listing } from './Listing'
import { PassageCard } from './PassageCard'
import { PassageFilterBar } from './PassageFilterBar'
import { allPassages, keptScroll, usePane } from './paneState'
import { useTexts } from './useTexts'

/** As few passages as need no filter. */
const FEW = 3

/** The passages of a cell, for it and against it, and those of subcodes that its numbers leave out. */
export function Passages({
  place,
  cell,
  excerpts,
}: {
  place: CellPlace
  cell: MatrixCell
  excerpts: readonly Excerpt[]
}) {
  const t = useT()
  const filter = usePane((state) => state.filter)
  const texts = useTexts([...new Set(excerpts.map(({ sourceId }) => sourceId))].toSorted())
  const standing = new Set<string>(
    useRecords('coding')
      .filter(({ representative }) => representative)
      .map(({ id }) => id),
  )
  const shown = filtered(excerpts, filter)
  const supporting = new Set(cell.codingIds)
  const contradicting = new Set(cell.contradictingIds)
  const parts = [
    { id: 'supporting', of: shown.filter(({ codingId }) => supporting.has(codingId)) },
    { id: 'contradicting', of: shown.filter(({ codingId }) => contradicting.has(codingId)) },
    {
      id: 'below',
      of: shown.filter(({ codingId }) => !supporting.has(codingId) && !contradicting.has(codingId)),
    },
  ] as const
  const titles = {
    supporting: t('matrix.supporting'),
    contradicting: t('matrix.contradicting'),
    below: t('judging.below'),
  }
  const isNarrowed = shown.length < excerpts.length
  return (
    <>
      {(excerpts.length > FEW || isNarrowed) && (
        <PassageFilterBar
          excerpts={excerpts}
          filter={filter}
          onFilter={(next) => usePane.setState({ filter: next })}
        />
      )}
      {isNarrowed && (
        <p className="row small">
          <span className="grow">
            {t('judging.narrowed', { shown: shown.length, all: excerpts.length })}
          </span>
          <button
            type="button"
            className="link"
            onClick={() => usePane.setState({ filter: allPassages })}
          >
            {t('judging.showAll')}
          </button>
        </p>
      )}
      {parts.map(
        ({ id, of }) =>
          of.length > 0 && (
            <section key={id} className="stack">
              <h3>{titles[id]}</h3>
              <Listing
                items={of}
                keyOf={({ codingId }) => codingId}
                label={titles[id]}
                estimate={180}
                scrolled={keptScroll(`${cellKey(place)} ${id}`)}
              >
                {(excerpt) => (
                  <PassageCard
                    excerpt={excerpt}
                    text={texts.get(excerpt.sourceId)}
                    place={place}
                    stands={standing.has(excerpt.codingId)}
                  />
                )}
              </Listing>
            </section>
          ),
      )}
      {excerpts.length === 0 && <p className="muted">{t('matrix.noPassages')}</p>}
    </>
  )
}

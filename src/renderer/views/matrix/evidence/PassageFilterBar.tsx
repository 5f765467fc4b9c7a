import type { Excerpt } from '#shared/formats/excerpts'
import { useT } from '../../app/language'
import { SearchField, Select } from '../../controls/Field'
import { FilterPick } from '../../excerpts/FilterPick'
import type { PassageFilter } from './paneState'

const distinct = <Id extends string>(pairs: readonly (readonly [Id, string])[]) =>
  [...new Map(pairs)].map(([id, name]) => ({ id, name }))

/** Narrows the passages of a cell. */
export function PassageFilterBar({
  excerpts,
  filter,
  onFilter,
}: {
  excerpts: readonly Excerpt[]
  filter: PassageFilter
  onFilter: (filter: PassageFilter) => void
}) {
  const t = useT()
  const set = (patch: Partial<PassageFilter>) => onFilter({ ...filter, ...patch })
  const coders = distinct(excerpts.map(({ coder }) => [coder, coder]))
  const sources = distinct(excerpts.map(({ sourceId, sourceName }) => [sourceId, sourceName]))
  return (
    <div className="passage-filter" role="group" aria-label={t('judging.filter')}>
      <SearchField
        label={t('judging.words')}
        value={filter.words}
        onChange={(words) => set({ words })}
      />
      <div className="row wrap">
        <Select
          label={t('judging.side')}
          labelHidden
          value={filter.side}
          onChange={(side) => set({ side })}
          choices={(['both', 'supports', 'contradicts'] as const).map((id) => ({
            id,
            name: t(`judging.side.${id}`),
          }))}
        />
        {(sources.length > 1 || filter.sourceIds.length > 0) && (
          <FilterPick
            label={t('export.source')}
            any={t('excerpts.any.source')}
            items={sources}
            chosen={filter.sourceIds}
            onChange={(sourceIds) => set({ sourceIds })}
          />
        )}
        {(coders.length > 1 || filter.coders.length > 0) && (
          <FilterPick
            label={t('export.coder')}
            any={t('excerpts.any.coder')}
            items={coders}
            chosen={filter.coders}
            onChange={(chosen) => set({ coders: chosen })}
          />
        )}
      </div>
    </div>
  )
}

import { bases, tallies } from '#shared/matrix/crossTable'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useRecords, useRecordsById, useSession } from '../app/session'
import { Select } from '../controls/Field'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { WhichMatrix } from '../matrix/WhichMatrix'
import { BasisLine } from '../matrix/BasisLine'
import { NothingLeft } from '../matrix/NothingLeft'
import { useBasis } from '../matrix/useBasis'
import { BandsField } from './BandsField'
import { CasesPane } from './CasesPane'
import { useCrossTab } from './choices'
import { CrossTable } from './CrossTable'
import { groupName } from './groupName'
import './crosstab.css'

/** Factors by an attribute of the cases: in how many of each group a factor is present, absent or not stated. */
export function CrossTabScreen() {
  const t = useT()
  const { uuid } = useSession()
  const of = useBasis()
  const codes = useRecordsById('code')
  const { attributeId, cuts, tally, basis, open, set } = useCrossTab()
  const attributes = useRecords('attribute')
    .filter(({ kindId }) => kindId === of?.arrangement.kindId)
    .toSorted((a, b) => a.order - b.order)
  const attribute =
    attributes.find(({ id }) => id === attributeId) ??
    attributes.find(({ valueType }) => valueType === 'category') ??
    attributes[0]
  const answer = useWorkerResult(
    'crossTable',
    of && !of.nothing && attribute
      ? {
          projectUuid: uuid,
          arrangement: of.arrangement,
          attributeId: attribute.id,
          cuts: cuts[attribute.id] ?? null,
        }
      : null,
  )
  const { result } = answer
  const row = result?.table.rows.find(({ codeId }) => codeId === open?.codeId)
  const group = result?.table.groups.findIndex(({ id }) => id === open?.groupId) ?? -1
  const cell = open?.groupId === null ? row?.all : row?.cells[group]
  return (
    <main className="screen">
      <div className="toolbar">
        <h1>{t('views.crosstab')}</h1>
        <WhichMatrix />
        {attribute && (
          <Select
            label={t('crosstab.by')}
            labelHidden
            value={attribute.id}
            onChange={(id) => set({ attributeId: id, open: null })}
            choices={attributes.map(({ id, name }) => ({
              id,
              name: t('crosstab.byNamed', { name }),
            }))}
          />
        )}
        <Select
          label={t('crosstab.count')}
          labelHidden
          value={tally}
          onChange={(value) => set({ tally: value, open: null })}
          choices={(['states', ...tallies] as const).map((id) => ({
            id,
            name: t(`crosstab.tally.${id}`),
          }))}
        />
        <Select
          label={t('crosstab.basis')}
          labelHidden
          value={basis}
          onChange={(value) => set({ basis: value })}
          choices={bases.map((id) => ({ id, name: t(`crosstab.basis.${id}`) }))}
        />
        {attribute?.valueType === 'number' && result && (
          <BandsField
            key={`${attribute.id} ${result.cuts.join()}`}
            cuts={result.cuts}
            onChange={(next) => set({ cuts: { ...cuts, [attribute.id]: next }, open: null })}
          />
        )}
      </div>
      {of && <BasisLine basis={of} rollUp={of.arrangement.rollUp} />}
      {of?.nothing && <NothingLeft why={of.nothing} />}
      {!of?.nothing && !attribute && (
        <div className="empty">
          <h2>{t('crosstab.emptyTitle')}</h2>
          <p>{t('crosstab.emptyBody')}</p>
        </div>
      )}
      {!of?.nothing && attribute && <Awaited answer={answer} />}
      {!of?.nothing && attribute && result && (
        <div className="columns">
          <div className="crosstab-part">
            <CrossTable table={result.table} unit={attribute.unit} />
            <p className="basis-line small">
              {t('crosstab.countsCases')} {basis !== 'none' && t(`crosstab.basis.${basis}.means`)}{' '}
              {attribute.multiple && t('crosstab.multiple')}
            </p>
          </div>
          {open && cell && (
            <CasesPane
              key={`${open.codeId} ${open.groupId} ${open.tally}`}
              title={codes.get(open.codeId)?.name ?? ''}
              says={t('crosstab.opened', {
                group:
                  open.groupId === null
                    ? t('crosstab.all')
                    : groupName(result.table.groups[group]!.label, attribute.unit, t),
                tally: t(`crosstab.tally.${open.tally}`),
                count: cell[open.tally].length,
              })}
              codeId={open.codeId as IdOf<'code'>}
              withSubcodes={of?.arrangement.rollUp ?? true}
              caseIds={cell[open.tally] as readonly IdOf<'case'>[]}
              onClose={() => set({ open: null })}
            />
          )}
        </div>
      )}
    </main>
  )
}

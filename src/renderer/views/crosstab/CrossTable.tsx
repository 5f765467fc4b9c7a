import { percentOf, type CrossTable as Table, type Tally } from '#shared/matrix/crossTable'
import { useFormats, useT } from '../app/language'
import { useRecordsById } from '../app/session'
import { useGridWalk } from '../controls/useGridWalk'
import { signs } from '../matrix/cellText'
import { useCrossTab } from './choices'
import { groupName } from './groupName'

/** What stands in a cell that shows the states next to each other. */
const shownStates: readonly Tally[] = ['present', 'absent', 'notStated']
const signOf: Partial<Record<Tally, string>> = {
  present: signs.present,
  absent: signs.absent,
  notStated: signs.not_stated,
}

/** Factors in rows, the groups of an attribute in columns; each number is a button that opens what it counts. */
export function CrossTable({ table, unit }: { table: Table; unit: string }) {
  const t = useT()
  const formats = useFormats()
  const codes = useRecordsById('code')
  const { tally: shown, basis, open, set } = useCrossTab()
  const tallies: readonly Tally[] = shown === 'states' ? shownStates : [shown]
  const columns = [...table.groups.keys(), null]
  const { walk, onKeyDown } = useGridWalk()
  const nameOf = (group: number | null) =>
    group === null ? t('crosstab.all') : groupName(table.groups[group]!.label, unit, t)
  const casesOf = (group: number | null) =>
    group === null ? table.caseIds.length : table.groups[group]!.caseIds.length
  return (
    <div className="scroll crosstab">
      <table className="number-table" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{t('compare.factor')}</th>
            {columns.map((group) => (
              <th key={group ?? 'all'} scope="col" className={group === null ? 'all' : ''}>
                {nameOf(group)}
                <span className="muted small">
                  {t('crosstab.cases', { count: casesOf(group) })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, line) => {
            const code = codes.get(row.codeId)
            const name = code?.name ?? ''
            return (
              <tr key={row.codeId}>
                <th scope="row" data-colour={code?.colour}>
                  <span className="swatch" aria-hidden /> {name}
                </th>
                {columns.map((group, place) => {
                  const cell = group === null ? row.all : row.cells[group]!
                  const groupId = group === null ? null : table.groups[group]!.id
                  return (
                    <td key={group ?? 'all'} className={group === null ? 'all' : ''}>
                      <span className="numbers">
                        {tallies.map((tally, i) => {
                          const count = cell[tally].length
                          const percent =
                            basis === 'none' ? null : percentOf(table, row, group, tally, basis)
                          const isOpen =
                            open?.codeId === row.codeId &&
                            open.groupId === groupId &&
                            open.tally === tally
                          return (
                            <button
                              key={tally}
                              type="button"
                              className={count === 0 ? 'number none' : 'number'}
                              aria-pressed={isOpen}
                              aria-label={t('crosstab.number', {
                                factor: name,
                                group: nameOf(group),
                                tally: t(`crosstab.tally.${tally}`),
                                count,
                                cases: casesOf(group),
                              })}
                              {...walk(line, place * tallies.length + i)}
                              onClick={() => set({ open: { codeId: row.codeId, groupId, tally } })}
                            >
                              {shown === 'states' && (
                                <span className="state-sign" aria-hidden>
                                  {signOf[tally]}
                                </span>
                              )}
                              {formats.number(count)}
                              {basis !== 'none' && (
                                <span className="percent">
                                  {percent === null
                                    ? '—'
                                    : t('crosstab.percent', { percent: Math.round(percent) })}
                                </span>
                              )}
                            </button>
                          )
                        })}
                      </span>
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

import { useState } from 'react'
import { markExamined } from '#shared/commands/markExamined'
import { wasRefused } from '#history/history'
import type { CellPlace } from '#shared/matrix/evidence'
import { groupBy } from '#shared/matrix/groupBy'
import type { Matrix } from '#shared/matrix/matrix'
import type { ExaminedCase } from '#shared/matrix/whatWasExamined'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../../app/language'
import { useRun, useSession } from '../../app/session'
import { Button } from '../../controls/Button'
import { Dialog } from '../../controls/Dialog'
import { Checkbox, Select } from '../../controls/Field'
import { VirtualList } from '../../controls/VirtualList'
import { useWorkerResult } from '../../excerpts/useWorkerResult'
import { ExaminedTexts } from './ExaminedTexts'
import { cellKey } from './lookAgain'
import { useCellNames } from './useCellNames'

const scopes = ['row', 'column', 'all'] as const
type Scope = (typeof scopes)[number]

/** The cells of a scope in which nothing was found and nobody is known to have looked. */
function notExamined(matrix: Matrix, place: CellPlace, scope: Scope): CellPlace[] {
  return matrix.rows.flatMap((row, i) =>
    scope === 'row' && row.id !== place.caseId
      ? []
      : matrix.columns.flatMap(({ code }, j): CellPlace[] => {
          if (scope === 'column' && code.id !== place.codeId) return []
          if (matrix.cells[i]![j]!.state !== 'not_examined') return []
          return [{ caseId: row.id as IdOf<'case'>, codeId: code.id as IdOf<'code'> }]
        }),
  )
}

type Line = { case: ExaminedCase } | { cell: CellPlace; siblings: number }

const lineKey = (line: Line) => ('case' in line ? line.case.caseId : cellKey(line.cell))

/** Records “examined, none found” for several cells at once, after a look at what there was to examine. */
export function ExaminedDialog({
  matrix,
  place,
  onClose,
}: {
  matrix: Matrix
  place: CellPlace
  onClose: () => void
}) {
  const t = useT()
  const run = useRun()
  const { uuid } = useSession()
  const names = useCellNames()
  const [scope, setScope] = useState<Scope>('row')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const cells = notExamined(matrix, place, scope)
  const chosen = cells.filter((cell) => !left.has(cellKey(cell)))
  const { result, error } = useWorkerResult('examinedCases', { projectUuid: uuid, cells })
  const byCase = groupBy(cells, ({ caseId }) => caseId)
  const lines = (result ?? []).flatMap((seen): Line[] => {
    const own = byCase.get(seen.caseId) ?? []
    if (own.length === 0) return []
    return [
      { case: seen },
      ...own.map((cell) => ({ cell, siblings: seen.siblings[cell.codeId] ?? 0 })),
    ]
  })
  const leave = (some: readonly CellPlace[], on: boolean) => {
    const next = new Set(left)
    for (const cell of some) {
      if (on) next.delete(cellKey(cell))
      else next.add(cellKey(cell))
    }
    setLeft(next)
  }
  const record = async () => {
    if (!wasRefused(await run(markExamined, { cells: chosen }))) onClose()
  }
  const { name, code } = names(place)
  const scopeNames = {
    row: t('judging.scope.row', { name }),
    column: t('judging.scope.column', { code }),
    all: t('judging.scope.all'),
  }
  return (
    <Dialog
      title={t('judging.examinedTitle')}
      onClose={onClose}
      footer={
        <>
          <span className="grow">
            <Checkbox
              isSelected={cells.length > 0 && chosen.length === cells.length}
              isIndeterminate={chosen.length > 0 && chosen.length < cells.length}
              isDisabled={cells.length === 0}
              onChange={(on) => leave(cells, on)}
            >
              {t('judging.tickAll')}
            </Checkbox>
          </span>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" isDisabled={chosen.length === 0} onPress={() => void record()}>
            {t('judging.recordExamined', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="muted small">{t('judging.examinedHint')}</p>
        <Select
          label={t('judging.scope')}
          value={scope}
          onChange={setScope}
          choices={scopes.map((id) => ({ id, name: scopeNames[id] }))}
        />
        {error && <p className="notice bad">{error}</p>}
        {cells.length === 0 && <p className="muted">{t('judging.allExamined')}</p>}
        {lines.length > 0 && (
          <VirtualList
            items={lines}
            keyOf={lineKey}
            estimate={(line) => ('case' in line ? 62 : 32)}
            label={t('judging.examinedTitle')}
            className="examined-cells"
          >
            {(line) =>
              'case' in line ? (
                <div className="examined-case">
                  <Checkbox
                    isSelected={byCase
                      .get(line.case.caseId)!
                      .every((cell) => !left.has(cellKey(cell)))}
                    onChange={(on) => leave(byCase.get(line.case.caseId)!, on)}
                    data-step=""
                  >
                    <strong>
                      {names({ caseId: line.case.caseId, codeId: place.codeId }).name}
                    </strong>
                  </Checkbox>
                  <ExaminedTexts seen={line.case} />
                </div>
              ) : (
                <div className="row examined-cell">
                  <Checkbox
                    isSelected={!left.has(cellKey(line.cell))}
                    onChange={(on) => leave([line.cell], on)}
                    data-step=""
                  >
                    {names(line.cell).code}
                  </Checkbox>
                  <span className="muted small">
                    {t('judging.siblings', { count: line.siblings })}
                  </span>
                </div>
              )
            }
          </VirtualList>
        )}
      </div>
    </Dialog>
  )
}

import { useState } from 'react'
import { measures } from '#shared/records/matrix'
import { wasRefused, type Outcome } from '#history/history'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useRecords } from '../app/session'
import { Button } from '../controls/Button'
import { Checkbox, Select, TextField } from '../controls/Field'
import { Dialog } from '../controls/Dialog'
import { useCodebook } from '../codebook/useCodebook'
import { ColumnChoice } from './ColumnChoice'
import { RowChoice } from './RowChoice'
import { useRowChoice } from './useRowChoice'
import type { MatrixSketch } from './shownMatrix'

/** The columns in the order in which they stand, new ones where the codebook has them if it was the codebook's order. */
function inPlace(
  chosen: ReadonlySet<IdOf<'code'>>,
  book: readonly IdOf<'code'>[],
  before: readonly IdOf<'code'>[],
): IdOf<'code'>[] {
  const kept = before.filter((id) => chosen.has(id))
  const asBook = book.filter((id) => chosen.has(id))
  const wasByHand = kept.join() !== book.filter((id) => kept.includes(id)).join()
  return wasByHand ? [...kept, ...asBook.filter((id) => !kept.includes(id))] : asBook
}

/** What a matrix is of: its rows, by kind, condition and hand; its columns, at any level; what its cells show. */
export function MatrixDialog({
  sketch,
  isNew,
  onSave,
  onClose,
}: {
  sketch: MatrixSketch
  isNew: boolean
  onSave: (patch: Partial<MatrixSketch>) => Promise<Outcome>
  onClose: () => void
}) {
  const t = useT()
  const { book } = useCodebook()
  const kinds = useRecords('caseKind').toSorted((a, b) => a.order - b.order)
  const cases = useRecords('case')
  const codeIds = book.inOrder().map(({ id }) => id)
  const [name, setName] = useState(isNew ? '' : sketch.name)
  const [measure, setMeasure] = useState(isNew ? ('presence' as const) : sketch.measure)
  const [rollUp, setRollUp] = useState(isNew || sketch.rollUp)
  const [kindId, setKindId] = useState(sketch.kindId)
  const [chosen, setChosen] = useState<ReadonlySet<IdOf<'code'>>>(
    new Set(
      isNew || sketch.codeIds.length === 0
        ? codeIds
        : // What has been deleted can't be chosen.
          sketch.codeIds.filter((id) => book.get(id)),
    ),
  )
  const rows = useRowChoice(kindId, isNew ? { caseIds: [], conditions: [] } : sketch)
  const canSave = chosen.size > 0 && rows.count > 0 && name.trim() !== ''
  const save = async () => {
    const columns = inPlace(chosen, codeIds, sketch.codeIds)
    const isWhole = columns.join() === codeIds.join()
    const isOtherKind = kindId !== sketch.kindId
    const outcome = await onSave({
      name,
      kindId,
      measure,
      rollUp,
      ...rows.choice,
      codeIds: isWhole ? [] : columns,
      // What they went by belongs to the cases of the former kind.
      ...(isOtherKind && {
        rowOrder: { by: 'cases' },
        groupById: null,
        ...(sketch.columnOrder.by === 'value' && { columnOrder: { by: 'codes' } }),
      }),
    })
    // Nothing to change is what was wanted.
    if (!wasRefused(outcome) || outcome.refused.key === 'refusals.nothingToDo') onClose()
  }
  return (
    <Dialog
      title={t(isNew ? 'matrix.new' : 'matrix.choose')}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <span className="grow muted" aria-live="polite">
            {t('arrange.size', { rows: rows.count, columns: chosen.size })}
          </span>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" isDisabled={!canSave} onPress={() => void save()}>
            {t('app.save')}
          </Button>
        </>
      }
    >
      <div className="matrix-form">
        <div className="matrix-form-top">
          <TextField
            label={t('app.nameField')}
            value={name}
            onChange={setName}
            onKeyDown={(event) => event.key === 'Enter' && canSave && void save()}
            autoFocus
          />
          <Select
            label={t('matrix.measure')}
            value={measure}
            onChange={setMeasure}
            choices={measures.map((id) => ({ id, name: t(`matrix.measure.${id}`) }))}
          />
          <Checkbox isSelected={rollUp} onChange={setRollUp}>
            {t('matrix.rollUp')}
          </Checkbox>
        </div>
        <section className="stack" aria-label={t('arrange.rowsPart')}>
          <Select
            label={t('matrix.rows')}
            value={kindId}
            onChange={setKindId}
            choices={kinds.map(({ id, name: kindName }) => ({
              id,
              name: t('matrix.kindWithCount', {
                kind: kindName,
                count: cases.filter((one) => one.kindId === id).length,
              }),
            }))}
          />
          <RowChoice rows={rows} />
        </section>
        <ColumnChoice chosen={chosen} onChange={setChosen} />
      </div>
    </Dialog>
  )
}

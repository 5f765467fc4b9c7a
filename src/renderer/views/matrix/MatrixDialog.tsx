import { useState } from 'react'
import { wasRefused, type Outcome } from '#history/history'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useRecords } from '../app/session'
import { Button } from '../controls/Button'
import { Checkbox, Select, TextField } from '../controls/Field'
import { Dialog } from '../controls/Dialog'
import { useCodebook, useCodeCounts } from '../codebook/useCodebook'
import type { MatrixSketch } from './shownMatrix'

type Choice = 'all' | 'top' | 'lowest' | 'none'

/** The rows and columns of a matrix. The columns always stand in the order of the codebook. */
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
  const { all } = useCodeCounts()
  const kinds = useRecords('caseKind').toSorted((a, b) => a.order - b.order)
  const cases = useRecords('case')
  const codes = book.inOrder()
  const [name, setName] = useState(isNew ? '' : sketch.name)
  const [kindId, setKindId] = useState(sketch.kindId)
  const [chosen, setChosen] = useState<ReadonlySet<IdOf<'code'>>>(
    new Set(sketch.codeIds.length === 0 ? codes.map(({ id }) => id) : sketch.codeIds),
  )
  const choose = (choice: Choice) => {
    const wanted = codes.filter(
      ({ id, parentId }) =>
        choice === 'all' ||
        (choice === 'top' && parentId === null) ||
        (choice === 'lowest' && book.childrenOf(id).length === 0),
    )
    setChosen(new Set(wanted.map(({ id }) => id)))
  }
  const toggle = (id: IdOf<'code'>, on: boolean) =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((other) => other !== id)))
  const save = async () => {
    const everyCode = chosen.size === codes.length
    const outcome = await onSave({
      name,
      kindId,
      codeIds: everyCode ? [] : codes.map(({ id }) => id).filter((id) => chosen.has(id)),
    })
    // Nothing to change is what was wanted.
    if (!wasRefused(outcome) || outcome.refused.key === 'refusals.nothingToDo') onClose()
  }
  return (
    <Dialog
      title={t(isNew ? 'matrix.new' : 'matrix.choose')}
      onClose={onClose}
      footer={
        <>
          <span className="grow muted">{t('matrix.chosen', { count: chosen.size })}</span>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={chosen.size === 0 || name.trim() === ''}
            onPress={() => void save()}
          >
            {t('app.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField label={t('app.nameField')} value={name} onChange={setName} autoFocus />
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
        <div className="row">
          <span className="grow label">{t('matrix.columns')}</span>
          {(['all', 'top', 'lowest', 'none'] as const).map((choice) => (
            <Button key={choice} small onPress={() => choose(choice)}>
              {t(`matrix.columns.${choice}`)}
            </Button>
          ))}
        </div>
        <ul className="column-list">
          {codes.map((code) => (
            <li key={code.id} style={{ paddingInlineStart: 8 + 20 * book.depthOf(code.id) }}>
              <Checkbox isSelected={chosen.has(code.id)} onChange={(on) => toggle(code.id, on)}>
                <span className="swatch" data-colour={code.colour} />
                {code.name}
                <span className="muted small">{all(code.id)}</span>
              </Checkbox>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

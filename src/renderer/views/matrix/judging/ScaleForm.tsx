import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Input, NumberField } from 'react-aria-components'
import { saveScale } from '#shared/commands/saveScale'
import { wasRefused } from '#history/history'
import { scaleKinds } from '#shared/records/scale'
import type { Code, Scale } from '#shared/records/schema'
import { PATH_SEPARATOR } from '#shared/records/codebook'
import { useT } from '../../app/language'
import { useRun } from '../../app/session'
import { useCodebook } from '../../codebook/useCodebook'
import { Button, IconButton } from '../../controls/Button'
import { FORGOTTEN, Select, TextField } from '../../controls/Field'
import { FilterPick } from '../../excerpts/FilterPick'
import { stepsOfKind } from './stepsOfKind'

export type ScaleSettings = Pick<Scale, 'name' | 'kind' | 'steps' | 'codeIds'>

/** A step is added above the others: one higher on an ordinal scale, half way to 1 on a fuzzy one. */
function nextValue({ kind, steps }: ScaleSettings): number {
  const highest = Math.max(...steps.map(({ value }) => value))
  return kind === 'ordinal' ? highest + 1 : Math.round((highest + 1) * 50) / 100
}

function Steps({
  settings,
  onChange,
}: {
  settings: ScaleSettings
  onChange: (steps: Scale['steps']) => void
}) {
  const t = useT()
  const { steps } = settings
  const change = (at: number, patch: Partial<Scale['steps'][number]>) =>
    onChange(steps.map((step, i) => (i === at ? { ...step, ...patch } : step)))
  return (
    <fieldset className="citations">
      <legend>{t('judging.steps')}</legend>
      <ol className="listing scale-steps">
        {steps.map((step, i) => (
          // Steps have no id of their own, and while they are edited neither name nor value is one.
          <li key={i} className="row">
            <TextField
              label={t('judging.stepLabel', { number: i + 1 })}
              labelHidden
              value={step.label}
              placeholder={t('judging.stepLabel', { number: i + 1 })}
              onChange={(label) => change(i, { label })}
            />
            <NumberField
              className="field step-value"
              aria-label={t('judging.stepValue', { number: i + 1 })}
              value={step.value}
              step={settings.kind === 'fuzzy' ? 0.01 : 1}
              onChange={(value) => change(i, { value: Number.isNaN(value) ? 0 : value })}
            >
              <Input {...FORGOTTEN} className="input" />
            </NumberField>
            <IconButton
              small
              label={t('judging.removeStep', { number: i + 1 })}
              isDisabled={steps.length <= 2}
              onPress={() => onChange(steps.filter((_, at) => at !== i))}
            >
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
      <Button small onPress={() => onChange([...steps, { label: '', value: nextValue(settings) }])}>
        <Plus size={14} aria-hidden /> {t('judging.addStep')}
      </Button>
    </fieldset>
  )
}

/** A scale as it is made or changed. */
export function ScaleForm({
  scaleId,
  first,
  onSaved,
  onCancel,
}: {
  /** The scale to change; none makes a new one. */
  scaleId: Scale['id'] | null
  first: ScaleSettings
  onSaved: () => void
  onCancel: () => void
}) {
  const t = useT()
  const run = useRun()
  const { book } = useCodebook()
  const [settings, setSettings] = useState(first)
  const set = (patch: Partial<ScaleSettings>) => setSettings({ ...settings, ...patch })
  const save = async () => {
    const outcome = await run(saveScale, { ...settings, ...(scaleId && { scaleId }) })
    if (!wasRefused(outcome) || outcome.refused.key === 'refusals.nothingToDo') onSaved()
  }
  return (
    <div className="stack">
      <TextField
        label={t('app.nameField')}
        value={settings.name}
        onChange={(name) => set({ name })}
        autoFocus
      />
      <Select
        label={t('judging.scaleKind')}
        value={settings.kind}
        onChange={(kind) => set({ kind, steps: stepsOfKind(settings.steps, kind) })}
        choices={scaleKinds.map((id) => ({ id, name: t(`judging.kind.${id}`) }))}
      />
      <Steps settings={settings} onChange={(steps) => set({ steps })} />
      <div className="field">
        <span className="label">{t('judging.scaleCodes')}</span>
        <FilterPick<Code['id']>
          label={t('judging.addCode')}
          any={t('judging.addCode')}
          items={book
            .inOrder()
            .map(({ id }) => ({ id, name: book.pathOf(id).join(PATH_SEPARATOR) }))}
          chosen={settings.codeIds}
          onChange={(codeIds) => set({ codeIds: [...codeIds] })}
        />
      </div>
      <div className="row end">
        <Button onPress={onCancel}>{t('app.cancel')}</Button>
        <Button look="primary" onPress={() => void save()}>
          {t('judging.saveScale')}
        </Button>
      </div>
    </div>
  )
}

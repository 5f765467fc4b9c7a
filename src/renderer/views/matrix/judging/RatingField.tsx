import { NumberField, Input, Label } from 'react-aria-components'
import type { Scale } from '#shared/records/schema'
import { useFormats, useT } from '../../app/language'
import { Button } from '../../controls/Button'
import { FORGOTTEN, Select } from '../../controls/Field'

const NONE = 'none'

/** Where the cell stands on the scale of its code: one of the steps, or any value from 0 to 1 on a fuzzy one. */
export function RatingField({
  scale,
  value,
  onChange,
}: {
  scale: Scale
  value: number | null
  onChange: (value: number | null) => void
}) {
  const t = useT()
  const formats = useFormats()
  const label = t('judging.ratingOn', { scale: scale.name })
  if (scale.kind === 'ordinal')
    return (
      <Select
        label={label}
        value={value === null ? NONE : String(value)}
        onChange={(id) => onChange(id === NONE ? null : Number(id))}
        choices={[
          { id: NONE, name: t('judging.notRated') },
          ...scale.steps.map((step) => ({
            id: String(step.value),
            name: t('judging.step', { label: step.label, value: formats.number(step.value) }),
          })),
        ]}
      />
    )
  return (
    <div className="stack rating">
      <NumberField
        className="field"
        minValue={0}
        maxValue={1}
        step={0.01}
        value={value ?? Number.NaN}
        onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      >
        <Label>{label}</Label>
        <Input {...FORGOTTEN} className="input" placeholder="0–1" />
      </NumberField>
      <div className="row wrap">
        {scale.steps.map((step) => (
          <Button
            key={step.value}
            small
            aria-pressed={value === step.value}
            onPress={() => onChange(step.value)}
          >
            {t('judging.step', { label: step.label, value: formats.number(step.value) })}
          </Button>
        ))}
        <Button small look="quiet" onPress={() => onChange(null)}>
          {t('judging.notRated')}
        </Button>
      </div>
    </div>
  )
}

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Arrangement } from '#shared/matrix/arrangement'
import { useFormats, useT } from '../app/language'
import { Button, IconButton } from '../controls/Button'
import { Checkbox, Select } from '../controls/Field'
import type { RowsChosen } from './useRowChoice'
import { valueLabel } from '#shared/matrix/valueLabel'
import { useConditionText } from './useConditionText'

type Condition = Arrangement['conditions'][number]

/** A condition by the name of its attribute, with the way to be rid of it. */
function ConditionBox({
  name,
  onRemove,
  children,
}: {
  name: string
  onRemove: () => void
  children: ReactNode
}) {
  const t = useT()
  return (
    <fieldset className="condition">
      <legend>{name}</legend>
      <IconButton small label={t('arrange.withoutCondition', { name })} onPress={onRemove}>
        <X size={14} aria-hidden />
      </IconButton>
      {children}
    </fieldset>
  )
}

/** Values of an attribute of which a row has one; of one that is gone, what they were. */
function ConditionFields({ condition, rows }: { condition: Condition; rows: RowsChosen }) {
  const t = useT()
  const formats = useFormats()
  const { attributes, conditions, setConditions } = rows
  const attribute = attributes.find(({ id }) => id === condition.attributeId)
  const gone = useConditionText()(condition)
  const replace = (next: readonly Condition[]) =>
    setConditions(conditions.flatMap((one) => (one === condition ? next : [one])))
  if (!attribute)
    return (
      <ConditionBox name={gone.name} onRemove={() => replace([])}>
        <p className="condition-gone">{t('arrange.goneCondition', { values: gone.values })}</p>
      </ConditionBox>
    )
  const toggle = (text: string, on: boolean) =>
    replace([
      {
        ...condition,
        values: on
          ? [...condition.values, text]
          : condition.values.filter((other) => other !== text),
      },
    ])
  return (
    <ConditionBox name={attribute.name} onRemove={() => replace([])}>
      <div className="condition-values">
        {rows.valuesOf(attribute).map(({ text, cases }) => (
          <Checkbox
            key={text}
            isSelected={condition.values.includes(text)}
            onChange={(on) => toggle(text, on)}
          >
            {valueLabel(text, attribute, t)}{' '}
            <span className="muted small">{formats.number(cases)}</span>
          </Checkbox>
        ))}
      </div>
    </ConditionBox>
  )
}

/** The cases of a matrix: all of the kind, those on which conditions hold, those chosen by hand. */
export function RowChoice({ rows }: { rows: RowsChosen }) {
  const t = useT()
  const { cases, attributes, conditions, setConditions, fitting } = rows
  const free = attributes.filter(
    ({ id }) => !conditions.some(({ attributeId }) => attributeId === id),
  )
  const ids = cases.map(({ id }) => id)
  return (
    <>
      {conditions.map((condition) => (
        <ConditionFields key={condition.attributeId} {...{ condition, rows }} />
      ))}
      {free.length > 0 && (
        <Select
          label={t('arrange.addCondition')}
          labelHidden
          placeholder={t('arrange.addCondition')}
          value={null}
          onChange={(attributeId) => {
            const attribute = attributes.find(({ id }) => id === attributeId)
            if (!attribute) return
            const values = rows.valuesOf(attribute).map(({ text }) => text)
            setConditions([...conditions, { attributeId, values }])
          }}
          choices={free.map(({ id, name }) => ({ id, name }))}
        />
      )}
      <div className="row">
        <span className="grow label">{t('arrange.cases')}</span>
        <Button small onPress={() => rows.choose(ids, true)}>
          {t('arrange.allCases')}
        </Button>
        <Button small onPress={() => rows.choose(ids, false)}>
          {t('arrange.noCases')}
        </Button>
      </div>
      <ul className="column-list" aria-label={t('arrange.cases')}>
        {cases.map(({ id, name }) => (
          <li key={id}>
            <Checkbox
              isSelected={rows.isChosen(id) && fitting.has(id)}
              isDisabled={!fitting.has(id)}
              onChange={(on) => rows.choose([id], on)}
            >
              {name}
              {!fitting.has(id) && <span className="muted small">{t('arrange.fitsNot')}</span>}
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  )
}

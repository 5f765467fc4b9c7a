import { X } from 'lucide-react'
import type { Arrangement } from '#shared/matrix/arrangement'
import type { Attribute } from '#shared/records/schema'
import { useT } from '../app/language'
import { Button, IconButton } from '../controls/Button'
import { Checkbox, Select } from '../controls/Field'
import type { RowsChosen } from './useRowChoice'
import { valueLabel } from '#shared/matrix/valueLabel'

type Condition = Arrangement['conditions'][number]

/** Values of an attribute of which a row has one. */
function ConditionFields({
  condition,
  attribute,
  rows,
}: {
  condition: Condition
  attribute: Attribute
  rows: RowsChosen
}) {
  const t = useT()
  const { conditions, setConditions } = rows
  const replace = (next: readonly Condition[]) =>
    setConditions(conditions.flatMap((one) => (one === condition ? next : [one])))
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
    <fieldset className="condition">
      <legend>{attribute.name}</legend>
      <IconButton
        small
        label={t('arrange.withoutCondition', { name: attribute.name })}
        onPress={() => replace([])}
      >
        <X size={14} aria-hidden />
      </IconButton>
      <div className="condition-values">
        {rows.valuesOf(attribute).map(({ text, cases }) => (
          <Checkbox
            key={text}
            isSelected={condition.values.includes(text)}
            onChange={(on) => toggle(text, on)}
          >
            {valueLabel(text, attribute, t)} <span className="muted small">{cases}</span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
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
      {conditions.map((condition) => {
        const attribute = attributes.find(({ id }) => id === condition.attributeId)
        return (
          attribute && <ConditionFields key={attribute.id} {...{ condition, attribute, rows }} />
        )
      })}
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

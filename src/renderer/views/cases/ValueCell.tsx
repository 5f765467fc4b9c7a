import { useState } from 'react'
import { setReadings } from '#shared/commands/setReadings'
import { parseValue, plainValue } from '#shared/commands/values'
import type { Attribute, AttributeValue, Case } from '#shared/records/schema'
import { useT } from '../app/language'
import { useRun } from '../app/session'
import { useToasts } from '../app/toasts'
import { FORGOTTEN } from '../controls/Field'
import { ReadingsDialog } from './ReadingsDialog'
import { valueText } from './valueText'

/** Focuses the field below after Enter, as tables do. */
function focusBelow(input: HTMLElement) {
  const cell = input.closest('td')
  const row = cell?.parentElement?.nextElementSibling
  const below = cell && row?.children[cell.cellIndex]
  below?.querySelector<HTMLElement>('button')?.focus()
}

/** One field: a press begins typing; what several sources say of it opens with the mark at its side. */
export function ValueCell({
  one,
  attribute,
  field,
}: {
  one: Case
  attribute: Attribute
  field: AttributeValue | null
}) {
  const t = useT()
  const run = useRun()
  const say = useToasts((state) => state.say)
  const [typing, setTyping] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const reading = field?.readings[field.chosen]
  const shown = reading ? valueText(reading.value, t) : ''
  const commit = async (text: string) => {
    setTyping(null)
    if (text.trim() === (reading ? plainValue(reading.value) : '')) return
    const value = parseValue(text, attribute)
    if (!value && text.trim() !== '') {
      say({ text: t('refusals.wrongType', { value: text, name: attribute.name }) })
      return
    }
    const others = (field?.readings ?? []).filter((_, i) => i !== field?.chosen)
    const readings = value ? [{ value, origin: reading?.origin ?? '' }, ...others] : others
    await run(setReadings, {
      caseId: one.id,
      attributeId: attribute.id,
      readings,
      chosen: 0,
    })
  }
  const name = `${one.name}, ${attribute.name}`
  return (
    <td
      className={
        reading?.value.type === 'missing' ? 'value missing' : `value of-${attribute.valueType}`
      }
    >
      {typing === null ? (
        <button
          type="button"
          className="value-button"
          aria-label={`${name}: ${shown || t('cases.emptyField')}`}
          onClick={() => setTyping(reading ? plainValue(reading.value) : '')}
        >
          <span className="clip">{shown}</span>
        </button>
      ) : (
        <input
          {...FORGOTTEN}
          className="input"
          aria-label={name}
          value={typing}
          // The press on the field asked for it.
          autoFocus
          list={attribute.valueType === 'category' ? `categories ${attribute.id}` : undefined}
          onChange={(event) => setTyping(event.target.value)}
          onBlur={() => void commit(typing)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyping(null)
            if (event.key !== 'Enter') return
            focusBelow(event.currentTarget)
            if (document.activeElement === event.currentTarget) event.currentTarget.blur()
          }}
        />
      )}
      {attribute.valueType === 'category' && typing !== null && (
        <datalist id={`categories ${attribute.id}`}>
          {attribute.categories.map((category) => (
            <option key={category} value={category} />
          ))}
        </datalist>
      )}
      <button
        type="button"
        className={field && field.readings.length > 1 ? 'readings-mark several' : 'readings-mark'}
        aria-label={t('cases.readingsOf', { name, count: field?.readings.length ?? 0 })}
        onClick={() => setOpen(true)}
      >
        {field && field.readings.length > 1 ? field.readings.length : '…'}
      </button>
      {open && (
        <ReadingsDialog
          one={one}
          attribute={attribute}
          field={field}
          onClose={() => setOpen(false)}
        />
      )}
    </td>
  )
}

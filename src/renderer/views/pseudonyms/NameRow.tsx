import { Plus, Trash2 } from 'lucide-react'
import { useRef, type ClipboardEvent } from 'react'
import { formsTyped } from '#shared/pseudonyms/table'
import type { UnnamedPart } from '#shared/pseudonyms/unnamedParts'
import { useT } from '../app/language'
import { Button, IconButton } from '../controls/Button'
import { TextField } from '../controls/Field'
import { rowsPasted, type PastedRow } from './pasted'
import type { Row } from './state'

/** More ways to say a name than these would hide the rows below. */
const MOST_PARTS = 8

/** A form behind those that are typed already. */
export const withForm = (forms: string, form: string) => [...formsTyped(forms), form].join(', ')

/** A name, its forms and its pseudonym, to be typed in, and what else of the name stands in the project. */
export function NameRow({
  row,
  count,
  parts,
  isNew,
  onChange,
  onPaste,
  onRemove,
}: {
  row: Row
  /** How often it is found; null while that is counted. */
  count: number | null
  parts: readonly UnnamedPart[]
  isNew: boolean
  onChange: (change: Partial<Row>) => void
  onPaste: (rows: readonly PastedRow[]) => void
  onRemove: () => void
}) {
  const t = useT()
  const forms = useRef<HTMLInputElement>(null)
  const paste = (event: ClipboardEvent) => {
    const rows = rowsPasted(event.clipboardData.getData('text/plain'))
    if (!rows) return
    event.preventDefault()
    onPaste(rows)
  }
  const add = ({ form }: UnnamedPart) => {
    onChange({ forms: withForm(row.forms, form) })
    // The button that was pressed goes away.
    forms.current?.focus()
  }
  const found = count === null ? '…' : t('names.places', { count })
  return (
    <>
      <tr>
        <td>
          <TextField
            label={t('names.real')}
            labelHidden
            value={row.name}
            autoFocus={isNew}
            onChange={(name) => onChange({ name })}
            onPaste={paste}
          />
        </td>
        <td>
          <TextField
            label={t('names.forms')}
            labelHidden
            placeholder={t('names.formsHint')}
            value={row.forms}
            onChange={(next) => onChange({ forms: next })}
            inputRef={forms}
          />
        </td>
        <td>
          <TextField
            label={t('names.pseudonym')}
            labelHidden
            value={row.pseudonym}
            onChange={(pseudonym) => onChange({ pseudonym })}
          />
        </td>
        <td className="number muted" aria-live="polite">
          {row.name.trim() === '' ? '' : found}
        </td>
        <td>
          <IconButton small label={t('names.remove', { name: row.name })} onPress={onRemove}>
            <Trash2 size={15} aria-hidden />
          </IconButton>
        </td>
      </tr>
      {parts.length > 0 && (
        <tr className="name-parts">
          <td colSpan={5}>
            <div className="row wrap">
              <span className="muted small">{t('names.partsLeft')}</span>
              {parts.slice(0, MOST_PARTS).map((part) => (
                <Button
                  key={part.form}
                  small
                  aria-label={t('names.addForm', { form: part.form, count: part.count })}
                  onPress={() => add(part)}
                >
                  <Plus size={13} aria-hidden /> {part.form}{' '}
                  <span className="muted number">{part.count}</span>
                </Button>
              ))}
            </div>
          </td>
        </tr>
      )}
    </>
  )
}

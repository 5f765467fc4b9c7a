import { Trash2 } from 'lucide-react'
import { useT } from '../app/language'
import { IconButton } from '../controls/Button'
import { TextField } from '../controls/Field'
import type { Row } from './state'

/** The table of real names and pseudonyms, to be typed in. */
export function NameRows({
  rows,
  counts,
  onChange,
  onRemove,
}: {
  rows: readonly Row[]
  /** How often each row is found, by its id; null while that is counted. */
  counts: ReadonlyMap<number, number> | null
  onChange: (id: number, change: Partial<Row>) => void
  onRemove: (id: number) => void
}) {
  const t = useT()
  const last = rows.at(-1)?.id
  return (
    <table className="name-rows" aria-label={t('names.table')}>
      <thead>
        <tr>
          <th scope="col">{t('names.real')}</th>
          <th scope="col">{t('names.forms')}</th>
          <th scope="col">{t('names.pseudonym')}</th>
          <th scope="col" className="number">
            {t('names.found')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const count = counts?.get(row.id)
          return (
            <tr key={row.id}>
              <td>
                <TextField
                  label={t('names.real')}
                  labelHidden
                  value={row.name}
                  autoFocus={row.id === last && row.name === ''}
                  onChange={(name) => onChange(row.id, { name })}
                />
              </td>
              <td>
                <TextField
                  label={t('names.forms')}
                  labelHidden
                  placeholder={t('names.formsHint')}
                  value={row.forms}
                  onChange={(forms) => onChange(row.id, { forms })}
                />
              </td>
              <td>
                <TextField
                  label={t('names.pseudonym')}
                  labelHidden
                  value={row.pseudonym}
                  onChange={(pseudonym) => onChange(row.id, { pseudonym })}
                />
              </td>
              <td className="number muted" aria-live="polite">
                {row.name.trim() === ''
                  ? ''
                  : counts === null
                    ? '…'
                    : t('names.places', { count: count ?? 0 })}
              </td>
              <td>
                <IconButton
                  small
                  label={t('names.remove', { name: row.name })}
                  onPress={() => onRemove(row.id)}
                >
                  <Trash2 size={15} aria-hidden />
                </IconButton>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

import { useT } from '../app/language'
import { NameRow } from './NameRow'
import type { PastedRow } from './pasted'
import type { Row } from './state'
import type { PartOfRow } from './useParts'

/** The table of real names and pseudonyms, to be typed in. */
export function NameRows({
  rows,
  counts,
  parts,
  onChange,
  onPaste,
  onRemove,
}: {
  rows: readonly Row[]
  /** How often each row is found, by its id; null while that is counted. */
  counts: ReadonlyMap<number, number> | null
  parts: readonly PartOfRow[]
  onChange: (id: number, change: Partial<Row>) => void
  /** Puts rows in the place of one. */
  onPaste: (id: number, rows: readonly PastedRow[]) => void
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
        {rows.map((row) => (
          <NameRow
            key={row.id}
            row={row}
            count={counts && (counts.get(row.id) ?? 0)}
            parts={parts.filter((part) => part.row === row.id)}
            isNew={row.id === last && row.name === ''}
            onChange={(change) => onChange(row.id, change)}
            onPaste={(pasted) => onPaste(row.id, pasted)}
            onRemove={() => onRemove(row.id)}
          />
        ))}
      </tbody>
    </table>
  )
}

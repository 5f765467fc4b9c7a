import type { UnnamedPart } from '#shared/pseudonyms/unnamedParts'
import { useT } from '../app/language'
import { NameRow } from './NameRow'
import type { PastedRow } from './pasted'
import type { Row } from './state'

/** What is found of the names of the rows, by their ids. */
export interface FoundOfRows {
  counts: ReadonlyMap<number, number>
  parts: ReadonlyMap<number, readonly UnnamedPart[]>
}

/** The table of real names and pseudonyms, to be typed in. */
export function NameRows({
  rows,
  found,
  onChange,
  onPaste,
  onRemove,
}: {
  rows: readonly Row[]
  /** Null while it is looked for. */
  found: FoundOfRows | null
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
            count={found && (found.counts.get(row.id) ?? 0)}
            parts={found?.parts.get(row.id) ?? []}
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

import { useEffect, useState } from 'react'
import { fold } from '#shared/text/naturalOrder'
import { formsTyped, type NameTable } from '#shared/pseudonyms/table'
import type { UnnamedPart } from '#shared/pseudonyms/unnamedParts'
import { sharedWorker } from '#workers/client'
import { useSession } from '../app/session'
import { inTurn } from './inTurn'
import { namedRows, tableOf, type Row } from './state'
import type { Places } from './usePlaces'

/** A part of the name of a row that stands in the project by itself. */
export interface PartOfRow extends UnnamedPart {
  row: number
}

const hasForm = ({ forms }: Row, { form }: UnnamedPart) =>
  formsTyped(forms).some((one) => fold(one) === fold(form))

/**
 * What else of the names of rows stands in the project, looked for once their places are known, which are waited for. What
 * was found last stays until it is known anew, so that the table does not jump while somebody types.
 */
export function useParts(rows: readonly Row[], places: Places | null): readonly PartOfRow[] {
  const { uuid } = useSession()
  const [parts, setParts] = useState<readonly PartOfRow[]>([])
  const asked = JSON.stringify(tableOf(rows))
  const ids = JSON.stringify(namedRows(rows).map(({ id }) => id))
  useEffect(() => {
    if (!places) return
    let gone = false
    const rowOf = JSON.parse(ids) as number[]
    void inTurn(async () => {
      if (gone) return
      const wanted = JSON.parse(asked) as NameTable
      const found = await sharedWorker().run('nameParts', { projectUuid: uuid, table: wanted })
      if (!gone) setParts(found.map((part) => ({ ...part, row: rowOf[part.entry]! })))
    })
    return () => {
      gone = true
    }
  }, [asked, ids, places, uuid])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return parts.filter((part) => {
    const row = byId.get(part.row)
    return row && !hasForm(row, part)
  })
}

/** Those that only one name has: of the others nobody can tell whose they are. */
export function ownParts(parts: readonly PartOfRow[]): PartOfRow[] {
  const counts = new Map<string, number>()
  for (const { form } of parts) counts.set(fold(form), (counts.get(fold(form)) ?? 0) + 1)
  return parts.filter(({ form }) => counts.get(fold(form)) === 1)
}

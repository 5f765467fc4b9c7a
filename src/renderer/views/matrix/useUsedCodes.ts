import { useMemo } from 'react'
import type { IdOf } from '#shared/records/schema'
import { useRecords } from '../app/session'
import { useMatrixCodes } from './useMatrixCodes'

/** The codes of the shown matrix with codings of their own: those with most, at most so many, in its order. */
export function useUsedCodes(most: number): readonly IdOf<'code'>[] {
  const codings = useRecords('coding')
  const { codeIds } = useMatrixCodes()
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const { codeId, detached } of codings) {
      if (!detached) found.set(codeId, (found.get(codeId) ?? 0) + 1)
    }
    return found
  }, [codings])
  const used = codeIds.filter((id) => counts.has(id))
  const chosen = new Set(used.toSorted((a, b) => counts.get(b)! - counts.get(a)!).slice(0, most))
  return used.filter((id) => chosen.has(id))
}

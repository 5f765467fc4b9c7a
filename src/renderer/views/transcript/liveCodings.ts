import { useMemo } from 'react'
import type { Coding } from '#shared/records/schema'
import type { Changes } from '#shared/text/changes'
import { carriedBy } from '#shared/text/edits'
import { useEditing } from './editing'

/** Codings with the places that they have after edits; those whose text is gone are left out. */
export function liveCodings(
  codings: readonly Coding[],
  runs: readonly Changes[],
): readonly Coding[] {
  if (runs.length === 0) return codings
  const carry = carriedBy(runs)
  return codings.flatMap((coding): Coding[] => {
    const span = coding.detached ? null : carry(coding.anchor)
    return span ? [{ ...coding, anchor: { ...coding.anchor, ...span } }] : []
  })
}

/** The codings with the places that they have in the text on the screen, which may be ahead of the stored one. */
export function useLiveCodings(codings: readonly Coding[]): readonly Coding[] {
  const runs = useEditing((state) => state.runs)
  return useMemo(() => liveCodings(codings, runs), [codings, runs])
}

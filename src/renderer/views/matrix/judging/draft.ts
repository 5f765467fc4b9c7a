import { create } from 'zustand'
import type { Excerpt } from '#shared/formats/excerpts'
import type { CellState } from '#shared/matrix/cellState'
import { verdicts } from '#shared/records/judgement'
import type { Judgement } from '#shared/records/schema'

/** A judgement that is being written. */
export interface JudgementDraft {
  verdict: Judgement['verdict']
  /** On the scale of the code; null for none. */
  value: number | null
  rationale: string
  /** Ids of the passages that are cited. */
  cited: ReadonlySet<string>
  /** Codes that would be excluded and that are to stay as they are. */
  kept: ReadonlySet<string>
}

interface Drafts {
  /** By cell. What was written stays when another cell is looked at. */
  byCell: Readonly<Record<string, JudgementDraft>>
  set: (cell: string, draft: JudgementDraft | null) => void
}

export const useDrafts = create<Drafts>()((set) => ({
  byCell: {},
  set: (cell, draft) =>
    set(({ byCell }) => {
      const { [cell]: _old, ...others } = byCell
      return { byCell: draft ? { ...others, [cell]: draft } : others }
    }),
}))

const verdictOf = (state: CellState): Judgement['verdict'] =>
  state === 'explicitly_absent'
    ? 'absent'
    : (verdicts.find((verdict) => verdict === state) ?? 'not_stated')

/** What a judgement begins with: what the coder holds already, else what the cell says, citing all of its passages. */
export const firstDraft = (
  own: Judgement | undefined,
  state: CellState,
  excerpts: readonly Excerpt[],
): JudgementDraft => ({
  verdict: own?.verdict ?? verdictOf(state),
  value: own?.rating?.value ?? null,
  rationale: own?.rationale ?? '',
  cited: new Set(
    own ? [...own.supporting, ...own.contradicting] : excerpts.map(({ codingId }) => codingId),
  ),
  kept: new Set(),
})

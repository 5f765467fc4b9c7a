/** How large a generated project is. `words` counts all sources together. */
export interface Size {
  sources: number
  words: number
  codes: number
  codings: number
  cases: number
}

/** The sizes that the time budgets are stated for. */
export const tiers = {
  seed: { sources: 20, words: 200_000, codes: 73, codings: 1_000, cases: 8 },
  typical: { sources: 60, words: 600_000, codes: 150, codings: 6_000, cases: 30 },
  large: { sources: 500, words: 6_000_000, codes: 500, codings: 60_000, cases: 100 },
  extreme: { sources: 2_700, words: 60_000_000, codes: 500, codings: 600_000, cases: 500 },
} as const satisfies Record<string, Size>

import { create } from 'zustand'
import type { Memo, MemoKind } from '#shared/formats/memos'
import { spelledOut } from '#shared/text/memoLinks'
import { fold } from '#shared/text/naturalOrder'

interface FilterState {
  search: string
  /** None chosen means all. */
  kinds: readonly MemoKind[]
  set: (patch: Partial<Omit<FilterState, 'set'>>) => void
}

/** What the list of memos is narrowed to. */
export const useMemoFilter = create<FilterState>()((set) => ({ search: '', kinds: [], set }))

/** Whether every word that is looked for is in the memo, in what it is about, or in the quotes it links to. */
export function memoSearch(search: string): (memo: Memo) => boolean {
  const words = fold(search).split(/\s+/).filter(Boolean)
  return ({ name, quote, memo }) => {
    const text = fold(`${name}\n${quote}\n${spelledOut(memo)}`)
    return words.every((word) => text.includes(word))
  }
}

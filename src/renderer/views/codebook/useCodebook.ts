import { useMemo } from 'react'
import { codebookOf, type Codebook } from '#shared/records/codebook'
import { useRecords } from '../app/session'

/** The codebook as a tree, and how many codings each code has, its own and with its subcodes. */
export function useCodebook(): {
  book: Codebook
  own: ReadonlyMap<string, number>
  all: ReadonlyMap<string, number>
} {
  const codes = useRecords('code')
  const codings = useRecords('coding')
  const book = useMemo(() => codebookOf(codes), [codes])
  const own = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { codeId } of codings) counts.set(codeId, (counts.get(codeId) ?? 0) + 1)
    return counts
  }, [codings])
  const all = useMemo(() => {
    const counts = new Map<string, number>()
    // Children come after their parents, so going backwards each has its sum before its parent needs it.
    for (const code of book.inOrder().toReversed()) {
      const below = book
        .childrenOf(code.id)
        .reduce((sum, child) => sum + (counts.get(child.id) ?? 0), 0)
      counts.set(code.id, below + (own.get(code.id) ?? 0))
    }
    return counts
  }, [book, own])
  return { book, own, all }
}

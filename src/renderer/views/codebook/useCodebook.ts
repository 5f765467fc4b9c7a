import { useMemo } from 'react'
import { codebookOf, type Codebook } from '#shared/records/codebook'
import type { Code, Coding } from '#shared/records/schema'
import { useRecords, useRecordsSoon } from '../app/session'

/** The mirror gives the same list until a record changes, so one answer serves every view that asks. */
function remembered<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}

const bookOf = remembered((codes: readonly Code[]) => codebookOf(codes))

const ownCounts = remembered((codings: readonly Coding[]) => {
  const counts = new Map<string, number>()
  for (const { codeId } of codings) counts.set(codeId, (counts.get(codeId) ?? 0) + 1)
  return counts
})

/** The codebook as a tree. */
export function useCodebook(): { book: Codebook } {
  const book = bookOf(useRecords('code'))
  return useMemo(() => ({ book }), [book])
}

/** How many codings each code has, its own and with those of its subcodes. */
export function useCodeCounts(): { own: (id: string) => number; all: (id: Code['id']) => number } {
  const own = ownCounts(useRecordsSoon('coding'))
  const { book } = useCodebook()
  return useMemo(() => {
    const count = (id: string) => own.get(id) ?? 0
    return {
      own: count,
      all: (id) => book.withDescendants(id).reduce((sum, code) => sum + count(code.id), 0),
    }
  }, [book, own])
}

import { useDeferredValue, useMemo } from 'react'
import { memosOf, type Memo } from '#shared/formats/memos'
import { useRecords } from '../app/session'
import { memoSearch, useMemoFilter } from './filter'

/** Every memo of the project, and those that the filter of their screen leaves. */
export function useShownMemos(): { memos: readonly Memo[]; shown: readonly Memo[] } {
  const projects = useRecords('project')
  const sources = useRecords('source')
  const cases = useRecords('case')
  const codes = useRecords('code')
  const cellMemos = useRecords('cellMemo')
  const codings = useRecords('coding')
  const { search, kinds } = useMemoFilter()
  const wanted = useDeferredValue(search)
  const memos = useMemo(
    () => memosOf({ projects, sources, cases, codes, cellMemos, codings }),
    [cases, cellMemos, codes, codings, projects, sources],
  )
  const shown = useMemo(() => {
    const fits = memoSearch(wanted)
    return memos.filter(
      (memo) => (kinds.length === 0 || kinds.includes(memo.subject.kind)) && fits(memo),
    )
  }, [kinds, memos, wanted])
  return { memos, shown }
}

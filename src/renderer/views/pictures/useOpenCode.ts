import { everything } from '#shared/formats/excerpts'
import type { IdOf } from '#shared/records/schema'
import { useLocation } from '../app/location'
import { useExcerptFilter } from '../excerpts/filter'

/** Shows the passages of a code, in these cases or, where there are none, everywhere. */
export function useOpenCode(): (codeId: IdOf<'code'>, caseIds: readonly IdOf<'case'>[]) => void {
  const go = useLocation((state) => state.go)
  const set = useExcerptFilter((state) => state.set)
  return (codeId, caseIds) => {
    set({ ...everything, codeIds: [codeId], caseIds })
    go({ screen: 'excerpts' })
  }
}

import { everything } from '#shared/formats/excerpts'
import type { IdOf } from '#shared/records/schema'
import { useLocation } from '../app/location'
import { useExcerptFilter } from '../excerpts/filter'

/** Shows every passage of a code. */
export function useOpenCode(): (codeId: IdOf<'code'>) => void {
  const go = useLocation((state) => state.go)
  const set = useExcerptFilter((state) => state.set)
  return (codeId) => {
    set({ ...everything, codeIds: [codeId] })
    go({ screen: 'excerpts' })
  }
}

import { useMemo } from 'react'
import { PATH_SEPARATOR } from '#shared/records/codebook'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useProject } from '../app/session'
import type { PickerItem } from '../controls/Picker'
import { useRecentCodes } from './recentCodes'
import { useCodebook } from './useCodebook'

/**
 * The codes as items of a list: those used last first, each with its place in the tree and its key. `without` is left
 * out, with everything below it.
 */
export function useCodeItems(without?: IdOf<'code'>): readonly PickerItem[] {
  const t = useT()
  const { book } = useCodebook()
  const { id, pins } = useProject()
  const recent = useRecentCodes((state) => state.byProject[id])
  return useMemo(() => {
    const leftOut = new Set(without && book.withDescendants(without).map(({ id }) => id))
    const codes = book.inOrder().filter(({ id }) => !leftOut.has(id))
    const first = (recent ?? []).flatMap((codeId) => codes.find(({ id }) => id === codeId) ?? [])
    const rest = codes.filter((code) => !first.includes(code))
    return [...first, ...rest].map((code, i) => {
      const path = book.pathOf(code.id).slice(0, -1).join(PATH_SEPARATOR)
      const slot = pins.indexOf(code.id) + 1
      return {
        id: code.id,
        name: code.name,
        detail: [path, code.key].filter((part) => part !== '').join(' · '),
        mark: <span className="swatch" data-colour={code.colour} />,
        ...(first.length > 0 && {
          group: t(i < first.length ? 'codebook.recent' : 'codebook.all'),
        }),
        ...(slot > 0 && { keys: String(slot) }),
      }
    })
  }, [book, pins, recent, t, without])
}

import { useMemo } from 'react'
import { PATH_SEPARATOR } from '#shared/records/codebook'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useProject } from '../app/session'
import { Picker } from '../controls/Picker'
import { useTranscript } from '../transcript/state'
import { useCodebook } from './useCodebook'

/** Finds a code by typing, or makes one of that name. The codes used last come first. */
export function CodePicker({
  onPick,
  onCreate,
  without,
}: {
  onPick: (id: IdOf<'code'>) => void
  onCreate?: (name: string) => void
  /** A code that is left out, with everything below it. */
  without?: IdOf<'code'>
}) {
  const t = useT()
  const { book } = useCodebook()
  const { pins } = useProject()
  const recent = useTranscript((state) => state.lastCodeIds)
  const items = useMemo(() => {
    const leftOut = new Set(without && book.withDescendants(without).map(({ id }) => id))
    const codes = book.inOrder().filter(({ id }) => !leftOut.has(id))
    const first = codes.filter(({ id }) => recent.includes(id))
    const rest = codes.filter(({ id }) => !recent.includes(id))
    return [...first, ...rest].map((code) => {
      const path = book.pathOf(code.id).slice(0, -1).join(PATH_SEPARATOR)
      const slot = pins.indexOf(code.id) + 1
      return {
        id: code.id,
        name: code.name,
        detail: [path, code.key].filter((part) => part !== '').join(' · '),
        mark: <span className="swatch" data-colour={code.colour} />,
        ...(slot > 0 && { keys: String(slot) }),
      }
    })
  }, [book, pins, recent, without])
  return (
    <Picker
      label={t('codebook.pick')}
      placeholder={t(onCreate ? 'codebook.pickOrCreate' : 'codebook.pick')}
      items={items}
      nothing={t(items.length === 0 && onCreate ? 'codebook.typeFirst' : 'codebook.none')}
      onPick={(id) => onPick(id as IdOf<'code'>)}
      {...(onCreate && {
        create: { label: (name: string) => t('codebook.createNamed', { name }), onCreate },
      })}
    />
  )
}

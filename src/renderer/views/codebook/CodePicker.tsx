import { useRef, useState, type KeyboardEvent } from 'react'
import { pinCode } from '#shared/commands/pinCode'
import type { IdOf } from '#shared/records/schema'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { useProject, useRun } from '../app/session'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { Picker } from '../controls/Picker'
import { shownKey } from '../keys/useKeyNames'
import { useCodeItems } from './codeItems'
import { useCodebook } from './useCodebook'

type CodeId = IdOf<'code'>

/** Puts a code on one of the keys 1 to 9, or off it where it is on it already. */
function usePin() {
  const t = useT()
  const run = useRun()
  const { pins } = useProject()
  const { book } = useCodebook()
  const say = useToasts((state) => state.say)
  return async (codeId: CodeId, slot: number) => {
    const off = pins[slot - 1] === codeId
    if (wasRefused(await run(pinCode, { codeId, slot: off ? null : slot }))) return
    const code = book.get(codeId)?.name ?? ''
    say({ text: off ? t('codebook.unpinned', { code }) : t('codebook.pinnedTo', { code, slot }) })
  }
}

const digitOf = (event: KeyboardEvent): number | null => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(event.code) ?? []
  return digit ? Number(digit) : /^[1-9]$/.test(event.key) ? Number(event.key) : null
}

interface Props {
  onPick: (id: CodeId) => void
  onCreate?: (name: string) => void
  /** Offered where several codes can be chosen at once; a new one among them is given by its name. */
  onPickSeveral?: (ids: readonly CodeId[], newName?: string) => void
  /** A code that is left out, with everything below it. */
  without?: CodeId
}

/** Finds a code by typing, or makes one of that name. The codes used last come first. */
export function CodePicker({ onPick, onCreate, onPickSeveral, without }: Props) {
  const t = useT()
  const pin = usePin()
  const items = useCodeItems(without)
  const { book } = useCodebook()
  const announce = useToasts((state) => state.announce)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  /** Whether the arrow keys have chosen an item since the last one was marked. */
  const walked = useRef(false)
  const chosen = [...marked] as CodeId[]
  const chosenText = (ids: Iterable<string>) => {
    const names = [...ids].map((id) => book.get(id)?.name ?? '')
    return t('codebook.chosen', { count: names.length, names: names.join(', ') })
  }
  const mark = (id: string) => {
    const next = new Set(marked)
    if (!next.delete(id)) next.add(id)
    walked.current = false
    setMarked(next)
    announce(chosenText(next))
  }
  const onKey = (event: KeyboardEvent, itemId: string | null, text: string): boolean => {
    const code = itemId && book.get(itemId)
    const slot = digitOf(event)
    if (code && slot !== null) {
      void pin(code.id, slot)
      return true
    }
    if (event.key.startsWith('Arrow')) walked.current = true
    if (!onPickSeveral) return false
    const marks =
      (event.key === 'Tab' && !event.shiftKey) ||
      (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (marks && code) {
      mark(code.id)
      return true
    }
    if (event.key === 'Enter' && !marks && marked.size > 0 && text === '' && !walked.current) {
      onPickSeveral(chosen)
      return true
    }
    return false
  }
  return (
    <Picker
      label={t('codebook.pick')}
      placeholder={t(onCreate ? 'codebook.pickOrCreate' : 'codebook.pick')}
      items={items}
      nothing={t(items.length === 0 && onCreate ? 'codebook.typeFirst' : 'codebook.none')}
      onPick={(id) => {
        if (marked.size === 0 || !onPickSeveral) onPick(id as CodeId)
        else onPickSeveral([...new Set([...chosen, id as CodeId])])
      }}
      onKey={onKey}
      {...(onPickSeveral && { marking: { marked, onMark: mark } })}
      {...(onCreate && {
        create: {
          label: (name: string) => t('codebook.createNamed', { name }),
          onCreate: (name: string) =>
            marked.size > 0 && onPickSeveral ? onPickSeveral(chosen, name) : onCreate(name),
        },
      })}
      {...(onPickSeveral && {
        footer: (
          <div className="picker-foot">
            {marked.size > 0 ? (
              <>
                <span className="grow small">{chosenText(marked)}</span>
                <Button small look="primary" onPress={() => onPickSeveral(chosen)}>
                  {t('codebook.applyChosen', { count: marked.size })}
                </Button>
              </>
            ) : (
              <span className="muted small">
                {t('codebook.pickHint', {
                  mark: 'Tab',
                  enter: 'Enter',
                  pin: shownKey('Ctrl+1–9', t),
                })}
              </span>
            )}
          </div>
        ),
      })}
    />
  )
}

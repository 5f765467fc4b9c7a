import { RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MessageKey } from '#shared/messages/catalogue'
import { useT } from '../app/language'
import { usePreferences } from '../app/preferences'
import { Button, IconButton } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Checkbox } from '../controls/Field'
import { actions, fixedKeys, places, type Action, type Place } from '../keys/actions'
import { chordGiven, holderOf, keysOf, swapped, withKeys } from '../keys/bindings'
import { isReserved, isSingle } from '../keys/chord'
import { shownKey } from '../keys/useKeyNames'
import './settings.css'

const placeNames: Record<Place, MessageKey> = {
  everywhere: 'keys.everywhere',
  transcript: 'keys.inTranscript',
  recording: 'keys.withRecording',
  matrix: 'keys.inMatrix',
}

/** What a pressed key would do, or why it can't be given. */
type Wish = { chord: string; state: 'conflict' | 'reserved' } | null

/** Hears the next key wherever the focus is, before anything else does. */
function useNextKey(onKey: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      event.preventDefault()
      event.stopPropagation()
      onKey(event)
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [onKey])
}

/** Waits for the new key of an action. Escape leaves the old one, Delete takes it away. */
function Listening({
  action,
  onWish,
  onEnd,
}: {
  action: Action
  onWish: (wish: Wish) => void
  onEnd: () => void
}) {
  const t = useT()
  const { keys, set } = usePreferences()
  useNextKey((event) => {
    if (event.key === 'Escape') return onEnd()
    if (event.key === 'Delete' || event.key === 'Backspace') {
      set({ keys: withKeys(keys, action.id, []) })
      return onEnd()
    }
    const chord = chordGiven(keys, action.id, event)
    if (chord === undefined) return
    if (isReserved(chord)) return onWish({ chord, state: 'reserved' })
    if (holderOf(keys, action.id, chord)) return onWish({ chord, state: 'conflict' })
    set({ keys: withKeys(keys, action.id, [chord]) })
    onEnd()
  })
  return (
    <p className="key-note small" role="status">
      <strong>{t('keys.press')}.</strong> {t('keys.pressHint')}
    </p>
  )
}

/** A key that another action has: it is swapped, or all stays as it is. */
function Conflict({ action, chord, onEnd }: { action: Action; chord: string; onEnd: () => void }) {
  const t = useT()
  const { keys, set } = usePreferences()
  const holder = holderOf(keys, action.id, chord)
  return (
    <div className="key-note small" role="alert">
      <p>
        {t('keys.conflict', { key: shownKey(chord, t), what: holder ? t(holder.message) : '' })}
      </p>
      <div className="row">
        <Button
          small
          look="primary"
          autoFocus
          onPress={() => {
            set({ keys: swapped(keys, action, chord) })
            onEnd()
          }}
        >
          {t('keys.swap')}
        </Button>
        <Button small onPress={onEnd}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  )
}

function ActionRow({
  action,
  isOpen,
  onOpen,
  onEnd,
}: {
  action: Action
  isOpen: boolean
  onOpen: () => void
  onEnd: () => void
}) {
  const t = useT()
  const { keys, singleKeys, set } = usePreferences()
  const [wish, setWish] = useState<Wish>(null)
  useEffect(() => setWish(null), [isOpen])
  const own = keysOf(keys, action)
  const off = !singleKeys && own.every(isSingle)
  const what = t(action.message)
  const shown = own.map((chord) => shownKey(chord, t))
  const reset = () => {
    const [first] = action.keys
    if (first === undefined || !holderOf(keys, action.id, first))
      return set({ keys: withKeys(keys, action.id, action.keys) })
    onOpen()
    setWish({ chord: first, state: 'conflict' })
  }
  return (
    <li className="key-row">
      <div className="row">
        <Button
          look="quiet"
          small
          aria-label={t('keys.change', { what, key: shown.join(', ') || t('keys.none') })}
          onPress={onOpen}
        >
          {shown.map((key) => (
            <kbd key={key} className={off ? 'kbd off' : 'kbd'}>
              {key}
            </kbd>
          ))}
          {shown.length === 0 && <span className="muted small">{t('keys.none')}</span>}
        </Button>
        <span className={off ? 'grow muted' : 'grow'}>{what}</span>
        {keys[action.id] && (
          <IconButton small label={t('keys.reset', { what })} onPress={reset}>
            <RotateCcw size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      {isOpen && wish?.state !== 'conflict' && (
        <Listening action={action} onWish={setWish} onEnd={onEnd} />
      )}
      {isOpen && wish?.state === 'reserved' && (
        <p className="key-note small" role="alert">
          {t('keys.reserved', { key: shownKey(wish.chord, t) })}
        </p>
      )}
      {isOpen && wish?.state === 'conflict' && (
        <Conflict action={action} chord={wish.chord} onEnd={onEnd} />
      )}
    </li>
  )
}

/** Every key that means something, by place; each can be given another. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { keys, singleKeys, set } = usePreferences()
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Dialog
      title={t('app.keys')}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button
            isDisabled={Object.keys(keys).length === 0}
            onPress={() => {
              setOpen(null)
              set({ keys: {} })
            }}
          >
            {t('keys.resetAll')}
          </Button>
          <span className="grow" />
          <Button look="primary" onPress={onClose}>
            {t('settings.done')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('keys.howToChange')}</p>
      <Checkbox isSelected={singleKeys} onChange={(on) => set({ singleKeys: on })}>
        {t('settings.singleKeys')}
      </Checkbox>
      {!singleKeys && <p className="muted small">{t('keys.singlesOff')}</p>}
      {places.map((place) => (
        <section key={place} className="keys-part">
          <h3>{t(placeNames[place])}</h3>
          <ul className="key-list">
            {actions
              .filter((action) => action.place === place)
              .map((action) => (
                <ActionRow
                  key={action.id}
                  action={action}
                  isOpen={open === action.id}
                  onOpen={() => setOpen(action.id)}
                  onEnd={() => setOpen(null)}
                />
              ))}
            {fixedKeys
              .filter((fixed) => fixed.place === place)
              .map((fixed) => (
                <li key={fixed.message} className="key-row">
                  <div className="row">
                    <span className="fixed-key">
                      <kbd className="kbd">{shownKey(fixed.keys, t)}</kbd>
                    </span>
                    <span className="grow">{t(fixed.message)}</span>
                  </div>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Dialog>
  )
}

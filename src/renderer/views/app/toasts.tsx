import { X } from 'lucide-react'
import { useEffect, useRef, type FocusEvent } from 'react'
import { create } from 'zustand'
import { Button, IconButton } from '../controls/Button'
import { useT } from './language'

export interface Toast {
  id: number
  text: string
  bad?: boolean
  /** What it is about: of each thing only the last word counts. */
  about?: 'saving'
  action?: { label: string; run: () => void }
}

interface Toasts {
  toasts: readonly Toast[]
  /** The last thing that was only spoken, and how many there were, so that the same words are spoken again. */
  spoken: { text: string; count: number }
  /** Tells those who listen what those who look see anyway. */
  announce: (text: string) => void
  say: (toast: Omit<Toast, 'id'>) => void
  drop: (id: number) => void
  clear: () => void
}

export const useToasts = create<Toasts>()((set) => ({
  toasts: [],
  spoken: { text: '', count: 0 },
  announce: (text) => set(({ spoken }) => ({ spoken: { text, count: spoken.count + 1 } })),
  say: (toast) =>
    set(({ toasts }) => ({
      // The same words a second time are news, but they need no second place.
      toasts: [
        ...toasts
          .filter(({ text, about }) => text !== toast.text && (!about || about !== toast.about))
          .slice(-2),
        { ...toast, id: (toasts.at(-1)?.id ?? 0) + 1 },
      ],
    })),
  drop: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
  clear: () => set({ toasts: [] }),
}))

/** Bad news stays until it is put away; the rest goes by itself. */
const SECONDS = 6

/**
 * A message that is put away would take the focus with it, and Escape would reach nobody. It goes back to where it was,
 * or into the dialog that has been opened meanwhile.
 */
function useFocusBack() {
  const from = useRef<HTMLElement | null>(null)
  return {
    onFocus: ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
      if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
        from.current = relatedTarget
    },
    giveBack: () => {
      const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].at(-1)
      const isThere = from.current?.isConnected && (!dialog || dialog.contains(from.current))
      const target = isThere ? from.current : dialog
      target?.focus()
    },
  }
}

function ToastLine({ toast, onPutAway }: { toast: Toast; onPutAway: () => void }) {
  const t = useT()
  const drop = useToasts((state) => state.drop)
  useEffect(() => {
    if (toast.bad) return
    const timer = setTimeout(() => drop(toast.id), SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [toast, drop])
  return (
    <div className={toast.bad ? 'toast bad' : 'toast'}>
      <span className="grow">{toast.text}</span>
      {toast.action && (
        <Button
          small
          look="quiet"
          onPress={() => {
            toast.action?.run()
            drop(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton
        small
        label={t('app.close')}
        onPress={() => {
          onPutAway()
          drop(toast.id)
        }}
      >
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}

/**
 * What has just happened, at the foot of the window, also spoken. It lies over dialogs too: without the attribute,
 * an open dialog would make it mute, and a press on it would go through to whatever is below.
 */
export function ToastRegion() {
  const { toasts, spoken } = useToasts()
  const { onFocus, giveBack } = useFocusBack()
  return (
    <>
      <div
        className="toasts"
        role="status"
        aria-live="polite"
        data-react-aria-top-layer="true"
        onFocus={onFocus}
      >
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onPutAway={giveBack} />
        ))}
      </div>
      <div
        className="hidden-visually"
        aria-live="polite"
        data-react-aria-top-layer="true"
        data-spoken=""
      >
        <span key={spoken.count}>{spoken.text}</span>
      </div>
    </>
  )
}

import { useCallback, useEffect, useMemo } from 'react'
import type { MenuCommand } from '#shared/ipc/contract'
import { saveProjectFile } from '#history/projectFiles'
import { wasRefused } from '#history/history'
import { useHost } from './hostContext'
import { useT } from './language'
import { settled } from './pending'
import { useLocation } from './location'
import { useAttempt, useSession } from './session'
import { useToasts } from './toasts'
import { stepName } from './undo'

/** What can be done from anywhere in an open project. */
export function useActions() {
  const t = useT()
  const host = useHost()
  const session = useSession()
  const attempt = useAttempt()
  const say = useToasts((state) => state.say)
  const replay = useCallback(
    async (kind: 'undo' | 'redo') => {
      await settled()
      const outcome = await attempt(session.history[kind]())
      if (wasRefused(outcome)) return
      const step = stepName(outcome.row, t)
      say({ text: t(kind === 'undo' ? 'app.undone' : 'app.redone', { step }) })
    },
    [attempt, say, session, t],
  )
  const save = useCallback(
    async (as: boolean) => {
      try {
        await settled()
        const file = await saveProjectFile(session, host, as)
        if (file) say({ text: t('app.fileSaved', { file }) })
      } catch (error) {
        say({ text: t('app.notSaved', { reason: String(error) }), bad: true })
      }
    },
    [host, say, session, t],
  )
  return useMemo(
    () => ({ undo: () => replay('undo'), redo: () => replay('redo'), save }),
    [replay, save],
  )
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea') !== null

/** Keys that mean the same everywhere, and the items of the native menu, which mean the same as the keys. */
export function useActionKeys(): void {
  const host = useHost()
  const { undo, redo, save } = useActions()
  useEffect(() => {
    const { go } = useLocation.getState()
    const run: Partial<Record<MenuCommand, () => void>> = {
      undo: () => void undo(),
      redo: () => void redo(),
      save: () => void save(false),
      saveAs: () => void save(true),
      import: () => go({ overlay: 'import' }),
      export: () => go({ overlay: 'export' }),
      settings: () => go({ overlay: 'settings' }),
      keys: () => go({ overlay: 'keys' }),
    }
    const meaning = (event: KeyboardEvent): MenuCommand | 'palette' | null => {
      if (event.key === '?' && !isTyping(event.target)) return 'keys'
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
      switch (event.key.toLowerCase()) {
        case 'z':
          // Inside a field the field's own undo is meant.
          return isTyping(event.target) ? null : event.shiftKey ? 'redo' : 'undo'
        case 'y':
          return isTyping(event.target) ? null : 'redo'
        case 's':
          return event.shiftKey ? 'saveAs' : 'save'
        case 'i':
          return event.shiftKey ? null : 'import'
        case 'e':
          return 'export'
        case 'k':
          return 'palette'
        default:
          return null
      }
    }
    const onKey = (event: KeyboardEvent) => {
      const command = meaning(event)
      if (!command) return
      event.preventDefault()
      if (command === 'palette') go({ overlay: 'palette' })
      else run[command]?.()
    }
    window.addEventListener('keydown', onKey)
    const stop = host.onMenu((command) => run[command]?.())
    return () => {
      window.removeEventListener('keydown', onKey)
      stop()
    }
  }, [host, redo, save, undo])
}

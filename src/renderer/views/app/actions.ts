import { useCallback, useEffect, useMemo } from 'react'
import type { MenuCommand } from '#shared/ipc/contract'
import { saveProjectFile } from '#history/projectFiles'
import { wasRefused } from '#history/history'
import { findInProject, findInTranscript, stepHit } from '../find/findBarState'
import { useHost } from './hostContext'
import { useT } from './language'
import { settled } from './pending'
import { useLocation } from './location'
import { usePreferences } from './preferences'
import { useAttempt, useSession } from './session'
import { useToasts } from './toasts'
import { stepName } from './undo'
import type { ActionId } from '../keys/actions'
import { actionFor } from '../keys/bindings'
import { mayWriteProject } from '../pseudonyms/left'
import { offThread } from '../safety/offThread'
import { reasonOf } from '../safety/wording'

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
        const file = await saveProjectFile(session, host, offThread.pack, as, (name) =>
          mayWriteProject(session, name, { history: true }),
        )
        if (file) say({ text: t('app.fileSaved', { file }), about: 'saving' })
      } catch (error) {
        const text = t('app.notSaved', { reason: reasonOf(error, t) })
        say({ text, bad: true, about: 'saving' })
      }
    },
    [host, say, session, t],
  )
  return useMemo(
    () => ({ undo: () => replay('undo'), redo: () => replay('redo'), save }),
    [replay, save],
  )
}

const within = (target: EventTarget | null, selector: string) =>
  target instanceof HTMLElement && target.closest(selector) !== null

const isField = (target: EventTarget | null) => within(target, 'input, textarea, .rich-area')

/** Where letters are written: in fields, and in a transcript that is being edited. */
const isWriting = (target: EventTarget | null) =>
  isField(target) || within(target, '[contenteditable="true"]:not([aria-readonly="true"])')

/** Keys that mean the same everywhere, and the items of the native menu, which mean the same as the keys. */
export function useActionKeys(): void {
  const host = useHost()
  const { undo, redo, save } = useActions()
  useEffect(() => {
    const { go } = useLocation.getState()
    const run: Record<ActionId<'everywhere'>, () => void> = {
      palette: () => go({ overlay: 'palette' }),
      find: findInTranscript,
      nextHit: () => stepHit(1),
      previousHit: () => stepHit(-1),
      findInProject,
      undo: () => void undo(),
      redo: () => void redo(),
      save: () => void save(false),
      saveAs: () => void save(true),
      import: () => go({ overlay: 'import' }),
      export: () => go({ overlay: 'export' }),
      settings: () => go({ overlay: 'settings' }),
      keys: () => go({ overlay: 'keys' }),
    }
    const onKey = (event: KeyboardEvent) => {
      const { keys, singleKeys } = usePreferences.getState()
      const id = actionFor(event, 'everywhere', {
        choices: keys,
        singleKeys: singleKeys && !isWriting(event.target),
      })
      if (!id) return
      // Inside a field the field's own undo is meant.
      if ((id === 'undo' || id === 'redo') && isField(event.target)) return
      event.preventDefault()
      run[id]()
    }
    const fromMenu: Partial<Record<MenuCommand, () => void>> = run
    window.addEventListener('keydown', onKey)
    const stop = host.onMenu((command) => fromMenu[command]?.())
    return () => {
      window.removeEventListener('keydown', onKey)
      stop()
    }
  }, [host, redo, save, undo])
}

import { useCallback, useEffect } from 'react'
import { setBlockTime } from '#shared/commands/setBlockTime'
import type { Source } from '#shared/records/schema'
import type { Transcript } from '#shared/records/transcript'
import { blockSpans } from '#shared/text/canonical'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { usePreferences } from '../app/preferences'
import { useRun } from '../app/session'
import { useToasts } from '../app/toasts'
import type { ActionId } from '../keys/actions'
import { actionFor } from '../keys/bindings'
import { useEditing } from '../transcript/editing'
import { useTranscript } from '../transcript/state'
import { nextSpeed, usePlayback } from './settings'
import { playBlock, usePlayer } from './state'

export type MediaKey = ActionId<'recording'>

/** What a skip skips, in milliseconds. */
const SKIP = 5000

/** What can be done with the recording of an open transcript, by its keys and by its menu. */
export function useMediaActions(source: Source, doc: Transcript, editor: TranscriptEditor | null) {
  const t = useT()
  const run = useRun()
  const say = useToasts((state) => state.say)
  return useCallback(
    (action: MediaKey) => {
      const { toggle, skip, time } = usePlayer.getState()
      const { speed, set } = usePlayback.getState()
      const offset = useTranscript.getState().selection.start
      const actions: Record<MediaKey, () => unknown> = {
        mediaPlay: toggle,
        mediaPlayHere: () => {
          const block = blockSpans(doc).findLast(({ start }) => start <= offset)
          if (!playBlock(block?.index ?? 0)) say({ text: t('media.noTimeHere') })
        },
        mediaBack: () => skip(-SKIP),
        mediaForward: () => skip(SKIP),
        mediaSlower: () => set({ speed: nextSpeed(speed, -1) }),
        mediaFaster: () => set({ speed: nextSpeed(speed, 1) }),
        // While the text is edited, its times are part of what is typed.
        mediaTime: () =>
          useEditing.getState().mode === 'edit'
            ? editor?.setTurn({ time: Math.round(time) })
            : run(setBlockTime, { sourceId: source.id, offset, time }),
      }
      void actions[action]()
    },
    [doc, editor, run, say, source.id, t],
  )
}

/** Listens for the keys of the recording wherever the focus is, ahead of what has it. */
export function useMediaKeys(act: (action: MediaKey) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Over a dialog a key may be about to become another action's.
      if (useLocation.getState().overlay) return
      const { keys, singleKeys } = usePreferences.getState()
      const action = actionFor(event, 'recording', { choices: keys, singleKeys })
      if (!action) return
      event.preventDefault()
      event.stopPropagation()
      act(action)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [act])
}

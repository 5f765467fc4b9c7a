import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { usePreferences } from '../app/preferences'
import { useProject } from '../app/session'
import type { PickerItem } from '../controls/Picker'
import { autocode } from '../find/findBarState'
import { useCodebook } from '../codebook/useCodebook'
import { actions, type ActionId } from '../keys/actions'
import { useKeyName } from '../keys/useKeyNames'
import { useEditing } from './editing'
import { useCodingFilter } from './filter'
import { useOpenTranscript } from './openTranscript'
import { switchPane } from './panes'
import { useTranscript } from './state'

interface Command extends PickerItem {
  run: () => unknown
}

const ofTranscript = actions.filter(({ place }) => place === 'transcript')

/** Every action that has a key of the transcript, as it is read; a pin only where a code is pinned to it. */
function useKeyCommands(): Command[] {
  const t = useT()
  const keyOf = useKeyName()
  const { book } = useCodebook()
  const { pins } = useProject()
  const does = useOpenTranscript((state) => state.does)
  return ofTranscript.flatMap(({ id, message }): Command[] => {
    const run = does?.[id as ActionId<'transcript'>]
    if (!run) return []
    const [, slot] = /^pin(\d)$/.exec(id) ?? []
    const pinned = slot === undefined ? undefined : pins[Number(slot) - 1]
    if (slot !== undefined && !pinned) return []
    const detail = (pinned && book.get(pinned)?.name) ?? t('keys.inTranscript')
    return [{ id, name: t(message), detail, keys: keyOf(id), run }]
  })
}

/** What can be done to the transcript on the screen, for the list of commands; nothing where there is none. */
export function useTranscriptCommands(): Command[] {
  const t = useT()
  const keyOf = useKeyName()
  const screen = useLocation((state) => state.screen)
  const mode = useEditing((state) => state.mode)
  const does = useOpenTranscript((state) => state.does)
  const leave = useOpenTranscript((state) => state.leave)
  const editor = useOpenTranscript((state) => state.editor)
  const selection = useTranscript((state) => state.selection)
  const sourceId = useOpenTranscript((state) => state.sourceId)
  const { asList, marginNames, set: prefer } = usePreferences()
  const byKey = useKeyCommands()
  if (screen !== 'transcripts' || !does || sourceId === null) return []
  const detail = t('keys.inTranscript')
  const finish = { id: 'edit', name: t('edit.finish'), detail, keys: keyOf('edit'), run: leave }
  const named: Command[] = [
    {
      id: 'filter',
      name: t('transcript.filterAsk'),
      run: () => useCodingFilter.getState().set({ choosing: true }),
    },
    {
      id: 'asList',
      name: t('transcript.switchParagraphs'),
      run: () => prefer({ asList: !asList }),
    },
    {
      id: 'marginNames',
      name: t('transcript.switchNames'),
      run: () => prefer({ marginNames: !marginNames }),
    },
    {
      id: 'sourcesOpen',
      name: t('transcript.switchList'),
      run: () => switchPane(sourceId, 'sourcesOpen'),
    },
    {
      id: 'codesOpen',
      name: t('transcript.switchCodes'),
      run: () => switchPane(sourceId, 'codesOpen'),
    },
  ]
  const all = [
    ...(mode === 'edit'
      ? [finish]
      : // The words are not on the screen while their paragraphs are listed.
        byKey.filter(({ id }) => !asList || id === 'edit')),
    ...named.map((one) => ({ ...one, detail })),
  ]
  // The list takes the focus away and gives it back, and browsers may move the caret with it.
  const there = (run: Command['run']) => () => {
    editor?.select(selection, { scroll: false })
    return run()
  }
  return all.map((one) => ({ ...one, run: there(one.run) }))
}

/** The ways of coding many passages at once. */
export function useAutocodeCommands(): Command[] {
  const t = useT()
  return (['text', 'speaker', 'answers'] as const).map((by) => ({
    id: `autocode ${by}`,
    name: t(`find.autocode.${by}`),
    run: () => autocode(by),
  }))
}

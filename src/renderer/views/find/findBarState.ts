import { create } from 'zustand'
import type { Wanted } from '#shared/text/passages'
import type { SearchQuery } from '#shared/text/search'
import { useLocation } from '../app/location'
import { usePreferences } from '../app/preferences'
import { useTranscript } from '../transcript/state'
import { plainQuery, useFind } from './findState'

interface FindBarState {
  open: boolean
  /** Rises when the field is asked for, also while the bar is open. */
  asked: number
  query: SearchQuery
  /** Where in the text the person was when they asked: the first hit from there on comes first. */
  from: number
  /** Goes to the next hit or the one before; null while the bar is closed. */
  step: ((by: 1 | -1) => void) | null
  set: (patch: Partial<Omit<FindBarState, 'set'>>) => void
}

/** Finding in the transcript that is open. */
export const useFindBar = create<FindBarState>()((set) => ({
  open: false,
  asked: 0,
  query: plainQuery,
  from: 0,
  step: null,
  set,
}))

/** What is selected makes a good query while it is short and on one line. */
const LONGEST = 80
function selectedWords(): string | null {
  const words = String(getSelection()).trim()
  return words === '' || words.length > LONGEST || words.includes('\n') ? null : words
}

/** Opens the bar over the transcript; on the screen of finding its own field is meant. */
export function findInTranscript(): void {
  const { screen, go } = useLocation.getState()
  if (screen === 'find') return useFind.getState().ask()
  const { query, asked, set } = useFindBar.getState()
  // What a pattern has hit is selected too, and must not take the place of the pattern.
  const words = screen === 'transcripts' && query.mode === 'words' ? selectedWords() : null
  go({ screen: 'transcripts' })
  // Hits are shown in the text, not in the list of its paragraphs.
  usePreferences.getState().set({ asList: false })
  set({
    open: true,
    asked: asked + 1,
    from: useTranscript.getState().selection.start,
    ...(words !== null && { query: { ...query, text: words } }),
  })
}

/** Goes from hit to hit; opens the bar where it is closed. */
export function stepHit(by: 1 | -1): void {
  const { step } = useFindBar.getState()
  if (step) step(by)
  else findInTranscript()
}

/** Opens the screen of finding, with its field ready. */
export function findInProject(): void {
  const { screen, go } = useLocation.getState()
  const { query, ask, set } = useFind.getState()
  // Who comes back from a passage to the list it was on wants that list again.
  const words = screen === 'transcripts' && query.text === '' ? selectedWords() : null
  if (words !== null) set({ by: 'text', query: { ...query, text: words, mode: 'words' } })
  go({ screen: 'find' })
  ask()
}

/** Opens the screen of finding, by text, by speaker or by answers. */
export function autocode(by: Wanted['by']): void {
  useFind.getState().set({ by })
  useLocation.getState().go({ screen: 'find' })
  useFind.getState().ask()
}

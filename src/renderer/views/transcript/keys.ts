import type { Span } from '#shared/text/anchor'
import { paragraphAt } from '#shared/text/bounds'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { usePreferences } from '../app/preferences'
import { useTranscript } from './state'
import type { CodingActions } from './useCodingActions'

/** The paragraph after or before the one that a span begins in; that one itself at the end of the text. */
function neighbour(text: string, from: Span, step: 1 | -1): Span {
  const here = paragraphAt(text, from.start)
  const at = step === 1 ? here.end + 1 : here.start - 1
  if (at < 0 || at > text.length) return here
  return paragraphAt(text, at)
}

/** Does what a key means in a transcript. Returns whether it meant something. */
export function handleKey(
  event: KeyboardEvent,
  actions: CodingActions,
  editor: TranscriptEditor | null,
  text: string,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || !usePreferences.getState().singleKeys)
    return false
  const state = useTranscript.getState()
  const move = (step: 1 | -1) => editor?.select(neighbour(text, state.selection, step))
  const keys: Record<string, () => unknown> = {
    '/': () => state.set({ picker: 'code' }),
    '.': actions.repeat,
    i: actions.inVivo,
    m: () => document.querySelector<HTMLElement>('[data-memo] textarea')?.focus(),
    u: actions.uncode,
    '[': actions.shrink,
    ']': actions.grow,
    j: () => move(1),
    k: () => move(-1),
  }
  const key = event.key.toLowerCase()
  const act = keys[key] ?? (/^[1-9]$/.test(key) ? () => actions.pinned(Number(key)) : undefined)
  if (!act) return false
  event.preventDefault()
  void act()
  return true
}

import { create } from 'zustand'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import type { ActionId } from '../keys/actions'

/** The transcript on the screen, for what stands beside it or over it. */
interface OpenTranscript {
  sourceId: string | null
  editor: TranscriptEditor | null
  /** What each of its actions does. */
  does: Readonly<Record<ActionId<'transcript'>, () => unknown>> | null
  /** Takes over what was typed and goes back to reading. */
  leave: () => unknown
}

const none: OpenTranscript = { sourceId: null, editor: null, does: null, leave: () => undefined }

export const useOpenTranscript = create<OpenTranscript>()(() => none)

/** Says which transcript is on the screen. Returns what ends that. */
export function showsTranscript(open: OpenTranscript): () => void {
  useOpenTranscript.setState(open)
  // The next transcript may be there already.
  return () => {
    if (useOpenTranscript.getState().does === open.does) useOpenTranscript.setState(none)
  }
}

import { useMemo } from 'react'
import type { Source, SourceText } from '#shared/records/schema'
import type { Transcript } from '#shared/records/transcript'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useEditing } from '../transcript/editing'

/** The document whose times a recording goes by: what is on the screen, which while it is edited is ahead of the stored one. */
export function useHeardDoc(
  source: Source,
  text: SourceText,
  editor: TranscriptEditor | null,
): Transcript {
  const runs = useEditing((state) => state.runs)
  const heard = source.media !== null
  return useMemo(
    () => (heard && runs.length > 0 ? (editor?.typed()?.doc ?? text.doc) : text.doc),
    [editor, heard, runs, text.doc],
  )
}

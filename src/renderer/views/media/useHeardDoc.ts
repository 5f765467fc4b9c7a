import type { Source, SourceText } from '#shared/records/schema'
import type { Transcript } from '#shared/records/transcript'
import { useEditing } from '../transcript/editing'

/** The document whose times a recording goes by: what is on the screen, which while it is edited is ahead of the stored one. */
export function useHeardDoc(source: Source, text: SourceText): Transcript {
  const ahead = useEditing((state) => state.doc)
  return source.media !== null && ahead ? ahead : text.doc
}

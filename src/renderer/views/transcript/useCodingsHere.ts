import { useEffect, useState } from 'react'
import type { Coding } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import type { Passage } from '#editor/segments'
import { useEditing } from './editing'
import { useOpenTranscript } from './openTranscript'
import { codingsAt } from './passages'

/**
 * The codings of a transcript that a place lies in. While the text is edited the stored positions lag behind the
 * caret, and the editor says where the passages are at every key. The codings are given as they are stored, so that a
 * line is not drawn anew at every key.
 */
export function useCodingsHere(codings: readonly Coding[], selection: Span): readonly Coding[] {
  const editor = useOpenTranscript((state) => state.editor)
  const isEditing = useEditing(({ mode }) => mode === 'edit')
  const typed = useEditing((state) => state.typed)
  const [near, setNear] = useState<readonly Passage[]>([])
  const { start, end } = selection
  useEffect(() => {
    if (!isEditing || !editor) return
    // One that begins or ends at the caret counts as well.
    const found = editor.passagesWithin({ start: start - 1, end: end + 1 })
    setNear((before) => (before.length + found.length === 0 ? before : found))
  }, [codings, editor, end, isEditing, start, typed])
  if (!isEditing) return codingsAt(codings, selection)
  const places = new Map<string, Passage>(near.map((passage) => [passage.id, passage]))
  const stored = new Map(codings.filter(({ id }) => places.has(id)).map((one) => [one.id, one]))
  const live = [...stored.values()].map((coding): Coding => {
    const { start: from, end: to } = places.get(coding.id)!
    return { ...coding, anchor: { ...coding.anchor, start: from, end: to } }
  })
  return codingsAt(live, selection).map(({ id }) => stored.get(id)!)
}

import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { editText } from '#shared/commands/editText'
import type { Source, SourceText } from '#shared/records/schema'
import { canonicalText } from '#shared/text/canonical'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { addToDraft, dropDraft, readDraft, textMark } from '#history/drafts'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { onSettle } from '../app/pending'
import { useAttempt, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { useEditing } from './editing'

type Piece = ReturnType<TranscriptEditor['pieces']>[number]

/** Typing is on disk after this time at the latest, in milliseconds. */
const DRAFT_EVERY = 700

/**
 * Puts what is typed into the draft, again and again; and types again what a crash has left there. Returns what does
 * so at once.
 */
function useDraft(source: Source, baseRef: RefObject<string>, editor: TranscriptEditor | null) {
  const t = useT()
  const session = useSession()
  const say = useToasts((state) => state.say)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // In a ref: a draft is typed again once, whatever the language and the transcript are called later.
  const tell = useRef((_key: 'edit.draftLost' | 'edit.recovered', _bad: boolean) => {})
  useLayoutEffect(() => {
    tell.current = (key, bad) => say({ text: t(key, { name: source.name }), bad })
  })
  const writing = useRef<Promise<unknown>>(Promise.resolve())

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const pieces = editor?.pieces() ?? []
    const begun = baseRef.current
    if (pieces.length > 0) {
      const before = writing.current
      writing.current = Promise.allSettled([before]).then(async () =>
        addToDraft(session, source.id, { base: await textMark(begun), pieces }, Date.now()),
      )
    }
    return writing.current
  }, [baseRef, editor, session, source.id])

  // Heard from the store, so that a key does not draw the transcript's controls anew.
  useEffect(
    () =>
      useEditing.subscribe(({ typed }, before) => {
        if (typed > before.typed) timer.current ??= setTimeout(() => void flush(), DRAFT_EVERY)
      }),
    [flush],
  )
  useEffect(() => {
    const hide = () => void flush()
    document.addEventListener('visibilitychange', hide)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [flush])

  useEffect(() => {
    if (!editor) return
    let gone = false
    void readDraft<Piece>(session, source.id, baseRef.current).then(async (draft) => {
      if (!draft || gone) return
      if (!draft.fits) {
        await dropDraft(session, source.id)
        tell.current('edit.draftLost', true)
        return
      }
      useEditing.getState().set({ mode: 'edit' })
      editor.setMode('edit')
      editor.replay(draft.pieces)
      // What was typed again is on disk already.
      editor.pieces()
      tell.current('edit.recovered', false)
    })
    return () => {
      gone = true
    }
  }, [baseRef, editor, session, source.id])
  return flush
}

/** Edits a transcript: takes what is typed over into the project in one step, with every passage that it moves. */
export function useTyping(source: Source, text: SourceText, editor: TranscriptEditor | null) {
  const { history } = useSession()
  const attempt = useAttempt()
  /** The text that the typing began with. */
  const base = useRef(text.text)
  const flush = useDraft(source, base, editor)
  const set = useEditing((state) => state.set)

  const settle = useCallback(async () => {
    const typed = editor?.typed()
    if (!editor || !typed) return
    const { mode } = useEditing.getState()
    // Nothing can be typed for the moment that it takes, so that nothing falls between two steps.
    editor.setMode('read')
    const before = base.current
    // The draft goes with this step; a part of it that came later would be left over. Where it can't be written, the
    // step is what keeps the typing.
    await Promise.allSettled([flush()])
    const args = { sourceId: source.id, base: before, ...typed }
    const outcome = await attempt(history.run(editText, args))
    if (!wasRefused(outcome) || outcome.refused.key === 'refusals.nothingToDo') {
      editor.settle()
      set({ runs: [], doc: null })
      base.current = canonicalText(typed.doc)
    }
    editor.setMode(mode)
  }, [attempt, editor, flush, history, set, source.id])

  useEffect(() => onSettle(settle), [settle])

  // A change of the text from elsewhere: undo, a speaker renamed, another window.
  useEffect(() => {
    if (!editor || editor.typed()) return
    editor.load(text.doc)
    base.current = text.text
  }, [editor, text])

  const begin = useCallback(() => {
    // Asked for before it is needed, so that no key has to wait.
    void textMark(base.current)
    editor?.setMode('edit')
    set({ mode: 'edit' })
    editor?.focus()
  }, [editor, set])
  const leave = useCallback(async () => {
    await settle()
    if (editor?.typed()) return
    editor?.setMode('read')
    set({ mode: 'read' })
    editor?.focus()
  }, [editor, set, settle])
  return { begin, leave, settle }
}

export type TypingActions = ReturnType<typeof useTyping>

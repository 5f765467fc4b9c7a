import { Tag } from 'lucide-react'
import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Coding, Source, SourceText } from '#shared/records/schema'
import { createTranscriptEditor, type TranscriptEditor } from '#editor/transcriptEditor'
import { textOf } from '#storage/queries'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { CaseLinks } from './CaseLinks'
import { handleKey } from './keys'
import { PickerAtSelection } from './PickerAtSelection'
import { isEmpty, useTranscript } from './state'
import { Stripes } from './Stripes'
import { codingsAt, useCodingActions, type CodingActions } from './useCodingActions'

/** Where each transcript was last read, in code units from its start; for as long as the window lives. */
const readingPlaces = new Map<string, number>()

interface ReaderProps {
  source: Source
  text: SourceText
  actions: CodingActions
}

/** Creates the editor once for a text, and keeps what it needs to call up to date. */
function useEditor({ source, text, actions }: ReaderProps) {
  const t = useT()
  const holder = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<TranscriptEditor | null>(null)
  const current = useRef({ actions, editor })
  current.current = { actions, editor }
  const label = t('transcript.textOf', { name: source.name })
  useEffect(() => {
    if (!holder.current) return
    const made = createTranscriptEditor({
      element: holder.current,
      doc: text.doc,
      label,
      onSelect: (selection) => useTranscript.getState().set({ selection }),
      onKey: (event) =>
        handleKey(event, current.current.actions, current.current.editor, text.text),
    })
    setEditor(made)
    useTranscript.getState().set({ selection: { start: 0, end: 0 }, activeCodingId: null })
    return () => {
      setEditor(null)
      made.destroy()
    }
  }, [label, text])
  return { holder, editor }
}

function Reader(props: ReaderProps) {
  const { source, text } = props
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const { holder, editor } = useEditor(props)
  const allCodings = useRecords('coding')
  const codes = useRecords('code')
  const { reveal, go } = useLocation()
  const { selection, activeCodingId, picker, set } = useTranscript()
  const codings = useMemo(
    () => allCodings.filter((coding) => coding.sourceId === source.id && !coding.detached),
    [allCodings, source.id],
  )
  const byId = useMemo(() => new Map(codes.map((code) => [code.id as string, code])), [codes])
  const active = useMemo(() => {
    const here = codingsAt(codings, selection)
    return (here.find(({ id }) => id === activeCodingId) ?? here[0])?.id ?? null
  }, [activeCodingId, codings, selection])

  useEffect(() => {
    editor?.setPassages(
      codings.map(({ id, anchor, codeId }) => ({
        id,
        start: anchor.start,
        end: anchor.end,
        colour: byId.get(codeId)?.colour ?? 'slate',
        active: id === active,
      })),
    )
  }, [active, byId, codings, editor])

  useEffect(() => {
    if (!editor || !reveal) return
    editor.select(reveal.span)
    go({ reveal: null })
  }, [editor, go, reveal])

  useEffect(() => {
    const element = scroller.current
    if (!editor || !element) return
    element.scrollTop = readingPlaces.get(source.id) ?? 0
    const remember = () => readingPlaces.set(source.id, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [editor, source.id])

  const activate = useCallback(
    (coding: Coding) => {
      set({ activeCodingId: coding.id })
      editor?.select({ start: coding.anchor.start, end: coding.anchor.start }, { scroll: false })
    },
    [editor, set],
  )
  return (
    <div className="reader scroll" ref={scroller} data-length={text.text.length}>
      <div className="page" ref={page}>
        <div ref={holder} />
        <Stripes
          editor={editor}
          page={page}
          scroller={scroller}
          codings={codings}
          codeOf={(id) => byId.get(id)}
          activeId={active}
          onActivate={activate}
        />
        {editor && picker === 'code' && (
          <PickerAtSelection editor={editor} page={page} actions={props.actions} />
        )}
      </div>
    </div>
  )
}

function CodeButton() {
  const t = useT()
  const { selection, set } = useTranscript()
  return (
    <Button
      look={isEmpty(selection) ? 'plain' : 'primary'}
      small
      onPress={() => set({ picker: 'code' })}
    >
      <Tag size={14} aria-hidden /> {t('transcript.code')} <span className="kbd">/</span>
    </Button>
  )
}

function WithText({
  source,
  text,
  before,
  after,
}: {
  source: Source
  text: SourceText
  before: ReactNode
  after: ReactNode
}) {
  const actions = useCodingActions(source, text.text)
  return (
    <>
      <div className="toolbar transcript-bar">
        {before}
        <h1 className="transcript-title clip">{source.name}</h1>
        <CaseLinks source={source} />
        <span className="grow" />
        <CodeButton />
        {after}
      </div>
      <Reader source={source} text={text} actions={actions} />
    </>
  )
}

/** One transcript, with its bar. The text is read when it is opened, and again when it changes. */
export function TranscriptPane({
  source,
  before,
  after,
}: {
  source: Source
  before: ReactNode
  after: ReactNode
}) {
  const { db } = useSession()
  const text = useLiveQuery(() => textOf(db, source.id), [db, source.id])
  const stable = useRef<SourceText | undefined>(undefined)
  // A live query gives a new object after any write to the table; the editor must outlive those that change nothing.
  if (text && text.text !== stable.current?.text) stable.current = text
  if (!stable.current) return null
  return <WithText source={source} text={stable.current} before={before} after={after} />
}

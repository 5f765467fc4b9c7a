import { Tag } from 'lucide-react'
import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { DialogTrigger, Popover, Dialog as AriaDialog } from 'react-aria-components'
import type { Coding, Source, SourceText } from '#shared/records/schema'
import { createTranscriptEditor, type TranscriptEditor } from '#editor/transcriptEditor'
import { textOf } from '#storage/queries'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useSession } from '../app/session'
import { CodePicker } from '../codebook/CodePicker'
import { Button } from '../controls/Button'
import { CaseLinks } from './CaseLinks'
import { handleKey } from './keys'
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
  const { selection, activeCodingId, set } = useTranscript()
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
        <PickerAtSelection editor={editor} page={page} actions={props.actions} />
      </div>
    </div>
  )
}

/** The list of codes, right below the words that are to be coded. */
function PickerAtSelection({
  editor,
  page,
  actions,
}: {
  editor: TranscriptEditor | null
  page: React.RefObject<HTMLElement | null>
  actions: CodingActions
}) {
  const t = useT()
  const { picker, selection, set } = useTranscript()
  const mark = useRef<HTMLSpanElement>(null)
  if (picker !== 'code' || !editor || !page.current) return null
  const place = editor.placeOf(selection.end, -1)
  const origin = page.current.getBoundingClientRect()
  const close = () => {
    set({ picker: null })
    editor.focus()
  }
  /** Closing the list moves the focus about, and browsers may move the caret with it: the words are selected anew. */
  const put = (coding: Promise<void>) => {
    close()
    void coding.then(() => editor.select(selection, { scroll: false }))
  }
  return (
    <>
      <span
        ref={mark}
        className="picker-mark"
        style={{ top: place.bottom - origin.top, left: place.left - origin.left }}
      />
      <Popover
        className="popover code-popover"
        isOpen
        triggerRef={mark}
        placement="bottom start"
        onOpenChange={(open) => !open && close()}
      >
        <AriaDialog aria-label={t('codebook.pick')}>
          <CodePicker
            onPick={(codeId) => put(actions.apply([codeId]))}
            onCreate={(name) => put(actions.apply([], { name, parentId: null }))}
          />
        </AriaDialog>
      </Popover>
    </>
  )
}

function CodeButton({ actions }: { actions: CodingActions }) {
  const t = useT()
  const selection = useTranscript((state) => state.selection)
  const [open, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button look={isEmpty(selection) ? 'plain' : 'primary'} small>
        <Tag size={14} aria-hidden /> {t('transcript.code')} <span className="kbd">/</span>
      </Button>
      <Popover className="popover code-popover" placement="bottom end">
        <AriaDialog aria-label={t('codebook.pick')}>
          <CodePicker
            onPick={(codeId) => {
              setOpen(false)
              void actions.apply([codeId])
            }}
            onCreate={(name) => {
              setOpen(false)
              void actions.apply([], { name, parentId: null })
            }}
          />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
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
        <CodeButton actions={actions} />
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

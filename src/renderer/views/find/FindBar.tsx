import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Source } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useFormats, useT } from '../app/language'
import { useSession } from '../app/session'
import { IconButton } from '../controls/Button'
import { scrollTo } from '../transcript/scrolling'
import { useEditing } from '../transcript/editing'
import { useFindBar } from './findBarState'
import { QueryField } from './QueryField'
import { useSearch } from './useSearch'
import './find.css'

interface Props {
  source: Source
  editor: TranscriptEditor | null
  scroller: RefObject<HTMLElement | null>
}

const none: readonly Span[] = []

/** The hit that comes first: the one at or after the place where the person was, else the first of the text. */
const firstFrom = (hits: readonly Span[], offset: number) =>
  Math.max(
    0,
    hits.findIndex(({ start }) => start >= offset),
  )

/** The hits in the open transcript, and which of them is looked at. */
function useHits({ source, editor, scroller }: Props) {
  const { uuid } = useSession()
  const { query, from } = useFindBar()
  const typed = useEditing(({ runs }) => runs.length > 0)
  // What is being typed is not in the stored text yet, in which the worker searches.
  const asked = query.text.trim() === '' || typed ? null : query
  const { result, problem, searching } = useSearch(
    'hits',
    asked && { projectUuid: uuid, sourceId: source.id, query: asked },
    { pause: query.mode !== 'words' },
  )
  const hits = result && 'spans' in result ? result.spans : none
  const [at, setAt] = useState(-1)
  const place = useRef(from)
  useEffect(() => {
    place.current = from
  }, [from])
  // A search that is made again, as after a coding, stays at the hit that one was at.
  useEffect(() => setAt(firstFrom(hits, place.current)), [hits])
  const current = Math.min(at, hits.length - 1)
  useEffect(() => {
    editor?.setHits(hits, current)
    return () => editor?.setHits(none, -1)
  }, [current, editor, hits])
  const hit = hits[current]
  const { start, end } = hit ?? {}
  useEffect(() => {
    if (!editor || start === undefined || end === undefined || !scroller.current) return
    place.current = start
    editor.select({ start, end }, { focus: false, scroll: false })
    scrollTo(editor, scroller.current, start, 0.35)
  }, [editor, end, scroller, start])
  const step = (by: 1 | -1) => {
    if (hits.length > 0) setAt((current + by + hits.length) % hits.length)
  }
  return { hits, current, hit, problem, searching, step, asked: asked !== null }
}

function OpenBar(props: Props) {
  const t = useT()
  const { number } = useFormats()
  const { query, asked, set } = useFindBar()
  const { hits, current, hit, problem, searching, step, asked: isAsked } = useHits(props)
  const field = useRef<HTMLInputElement>(null)
  const { editor } = props
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])
  const close = () => {
    set({ open: false })
    if (hit) editor?.select(hit)
    else editor?.focus()
  }
  const steps = useRef(step)
  steps.current = step
  useEffect(() => {
    set({ step: (by) => steps.current(by) })
    return () => set({ step: null })
  }, [set])
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    step(event.shiftKey ? -1 : 1)
  }
  const onBarKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  const position = useMemo(() => {
    if (!isAsked || problem || (searching && hits.length === 0)) return ''
    if (hits.length === 0) return t('find.noHits')
    return t('find.position', { at: number(current + 1), total: number(hits.length) })
  }, [current, hits.length, isAsked, number, problem, searching, t])
  return (
    <search
      className="toolbar find-bar"
      aria-label={t('find.inTranscript')}
      onKeyDownCapture={onBarKey}
    >
      <QueryField
        query={query}
        onChange={(next) => set({ query: next })}
        label={t('find.inTranscript')}
        inputRef={field}
        onKeyDown={onFieldKey}
      >
        <span className="find-position number muted" role="status">
          {position}
        </span>
        <IconButton small label={t('find.previous')} onPress={() => step(-1)}>
          <ChevronUp size={16} aria-hidden />
        </IconButton>
        <IconButton small label={t('find.next')} onPress={() => step(1)}>
          <ChevronDown size={16} aria-hidden />
        </IconButton>
      </QueryField>
      <span className="grow" />
      <IconButton small label={t('find.close')} onPress={close}>
        <X size={16} aria-hidden />
      </IconButton>
      {problem && (
        <p className="find-problem" role="alert">
          {t(problem.key, problem.values)}
        </p>
      )}
    </search>
  )
}

/** Finding in the open transcript: a bar above the text, while it is asked for. */
export function FindBar(props: Props) {
  const open = useFindBar((state) => state.open)
  return open ? <OpenBar {...props} /> : null
}

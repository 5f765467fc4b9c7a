import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Source } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useFormats, useT } from '../app/language'
import { settled } from '../app/pending'
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
    hits.findIndex(({ start, end }) => start >= offset && start < end),
  )

/** Which of the hits is looked at, and how many there are: one that was typed into is a hit no longer. */
interface Position {
  /** The number of the hit among those that are left, from 1; 0 for none. */
  number: number
  total: number
}

function positionOf(hits: readonly Span[], at: number): Position {
  const left = (spans: readonly Span[]) => spans.filter(({ start, end }) => start < end).length
  return { number: left(hits.slice(0, at + 1)), total: left(hits) }
}

/**
 * The hits in the open transcript, and which of them is looked at. They are sought in the stored text; the editor
 * moves them along with what is typed, and knows where they are now.
 */
function useHits({ source, editor, scroller }: Props) {
  const { uuid } = useSession()
  const { query, from } = useFindBar()
  const runs = useEditing((state) => state.runs)
  const asked = query.text.trim() === '' ? null : query
  const { result, problem, searching } = useSearch(
    'hits',
    asked && { projectUuid: uuid, sourceId: source.id, query: asked },
    { pause: query.mode !== 'words' },
  )
  const found = result && 'spans' in result ? result.spans : null
  const [position, setPosition] = useState<Position>({ number: 0, total: 0 })
  const at = useRef(-1)
  const place = useRef(from)
  const gone = useRef<unknown>(null)
  useEffect(() => {
    place.current = from
  }, [from])

  const look = useCallback(
    (index: number) => {
      at.current = index
      editor?.setCurrentHit(index)
      setPosition(positionOf(editor?.hits() ?? none, index))
    },
    [editor],
  )
  const goTo = useCallback(
    (index: number) => {
      look(index)
      const hit = editor?.hits()[index]
      if (!editor || !hit || !scroller.current) return
      place.current = hit.start
      editor.select(hit, { focus: false, scroll: false })
      scrollTo(editor, scroller.current, hit.start, 0.35)
    },
    [editor, look, scroller],
  )
  useEffect(() => {
    if (!editor) return
    // A search that is made again, as after typing or a coding, stays at the hit that the one before it was at.
    if (gone.current === query) place.current = editor.hits()[at.current]?.start ?? place.current
    editor.setHits(found ?? none)
    if (!found) return look(-1)
    const first = firstFrom(editor.hits(), place.current)
    if (gone.current === query) look(first)
    else goTo(first)
    gone.current = query
    // The query is that of the hits: another one has no hits yet.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, found, goTo, look])
  useEffect(() => {
    if (!editor) return
    return () => {
      editor.setHits(none)
      editor.setCurrentHit(-1)
    }
  }, [editor])
  useEffect(() => setPosition(positionOf(editor?.hits() ?? none, at.current)), [editor, runs])

  const step = (by: 1 | -1) => {
    const hits = editor?.hits() ?? none
    const indices = hits.flatMap(({ start, end }, i) => (start < end ? [i] : []))
    const next =
      by === 1 ? indices.find((i) => i > at.current) : indices.findLast((i) => i < at.current)
    const round = indices.at(by === 1 ? 0 : -1)
    if (round !== undefined) goTo(next ?? round)
  }
  /** The hit that is looked at, where it is now. */
  const here = () => {
    const hit = editor?.hits()[at.current]
    return hit && hit.start < hit.end ? hit : null
  }
  return { position, problem, searching, step, here, isAsked: asked !== null }
}

function OpenBar(props: Props) {
  const t = useT()
  const { number } = useFormats()
  const { query, asked, set } = useFindBar()
  const { position, problem, searching, step, here, isAsked } = useHits(props)
  const field = useRef<HTMLInputElement>(null)
  const { editor } = props
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])
  // What was typed is found too: a search looks at the stored text.
  useEffect(() => void settled(), [asked, query])
  const close = () => {
    const hit = here()
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
  const { number: at, total } = position
  const words =
    !isAsked || problem || (searching && total === 0)
      ? ''
      : total === 0
        ? t('find.noHits')
        : t('find.position', { at: number(at), total: number(total) })
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
          {words}
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

import { useShallow } from 'zustand/react/shallow'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Dialog as AriaDialog, Popover } from 'react-aria-components'
import type { Coding, SourceText } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useT } from '../app/language'
import { timeToHear } from '#shared/text/spoken'
import { usePlayer } from '../media/state'
import { useFollowing } from '../media/useFollowing'
import { useSpoken } from '../media/useSpoken'
import { CodeChoice, usePurposeName } from './CodeChoice'
import { handleKey } from './keys'
import { codingsAt } from './passages'
import { SegmentLine } from './SegmentLine'
import { segmentAt, segmentsOf, type Segment } from './segments'
import { useTranscript } from './state'
import type { CodingActions } from './useCodingActions'

/** Paragraphs that Page Up and Page Down pass over. */
const PAGE = 10

/** The list of codes at the paragraph that is being coded. */
function Picker({
  actions,
  at,
  onClose,
}: {
  actions: CodingActions
  at: HTMLElement | null
  onClose: () => void
}) {
  const [purpose] = useState(() => useTranscript.getState().picker ?? 'code')
  const [meant] = useState(() => (purpose === 'code' ? [] : actions.meant(purpose)))
  const title = usePurposeName(purpose, meant)
  const trigger = useMemo(() => ({ current: at }), [at])
  return (
    <Popover
      className="popover code-popover"
      isOpen
      triggerRef={trigger}
      placement="bottom start"
      onOpenChange={(open) => !open && onClose()}
    >
      <AriaDialog aria-label={title}>
        <CodeChoice purpose={purpose} meant={meant} actions={actions} onPut={onClose} />
      </AriaDialog>
    </Popover>
  )
}

/** The paragraph that the keys are about is the one of the selection, so that all of them mean what they mean in the text. */
function useWalk(segments: readonly Segment[], editor: TranscriptEditor | null) {
  const selection = useTranscript((state) => state.selection)
  const current = Math.max(0, segmentAt(segments, selection.start))
  /** Selects words, in the hidden text too, which is then at the same place when it is shown again. */
  const select = (span: Span) => {
    useTranscript.getState().set({ selection: span })
    editor?.select(span, { focus: false, scroll: false })
  }
  const whole = (index: number): Span | null => {
    const found = segments[Math.max(0, Math.min(index, segments.length - 1))]
    return found ? { start: found.span.start, end: found.span.end } : null
  }
  return { selection, current, select, whole }
}

/** Which paragraph a key leads to that moves in every list; null for any other key. */
function ledTo(event: KeyboardEvent, current: number, last: number): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null
  const places: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + PAGE,
    PageUp: current - PAGE,
    Home: 0,
    End: last,
  }
  return places[event.key] ?? null
}

/** The transcript as a list of paragraphs with their codes in words: as good a way to code as the text itself. */
export function SegmentList({
  text,
  codings,
  actions,
  editor,
}: {
  text: SourceText
  codings: readonly Coding[]
  actions: CodingActions
  editor: TranscriptEditor | null
}) {
  const t = useT()
  const scroller = useRef<HTMLDivElement>(null)
  const { activeCodingId, picker, set } = useTranscript()
  const { sourceId: heardId, times } = usePlayer(
    useShallow(({ sourceId, times }) => ({ sourceId, times })),
  )
  const spoken = useSpoken()
  const segments = useMemo(() => segmentsOf(text, codings), [codings, text])
  const { selection, current, select, whole } = useWalk(segments, editor)
  const here = codingsAt(codings, selection)
  const active = here.find(({ id }) => id === activeCodingId) ?? here[0]
  const [holder, setHolder] = useState<HTMLElement | null>(null)
  const heard = spoken === null ? -1 : segments.findIndex(({ span }) => span.index === spoken)
  const rows = useVirtualizer({
    count: segments.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 130,
    overscan: 6,
    // The paragraph that has the focus stays, wherever the list is scrolled to.
    rangeExtractor: (range: Range) => [
      ...new Set([...defaultRangeExtractor(range), Math.min(current, range.count - 1)]),
    ],
  })
  /** The focus follows a key, and nothing else. */
  const [asked, setAsked] = useState<{ index: number } | null>(null)
  const go = (span: Span | null) => {
    if (!span) return
    select(span)
    setAsked({ index: Math.max(0, segmentAt(segments, span.start)) })
  }
  useEffect(() => {
    if (!asked) return
    rows.scrollToIndex(asked.index, { align: 'auto' })
    scroller.current
      ?.querySelector<HTMLElement>(`[data-index="${asked.index}"] article`)
      ?.focus({ preventScroll: true })
  }, [asked, rows])
  useEffect(() => {
    rows.scrollToIndex(current, { align: 'auto' })
  }, [current, rows])
  useFollowing(scroller, heard < 0 ? null : heard, (index) =>
    rows.scrollToIndex(index, { align: 'center' }),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.tagName !== 'ARTICLE') return
    const index = ledTo(event, current, segments.length - 1)
    if (index !== null) go(whole(index))
    else if (!handleKey(event.nativeEvent, actions, { select: go })) return
    event.preventDefault()
    event.stopPropagation()
  }
  const focused = (index: number) => {
    const span = whole(index)
    if (span && index !== current) select(span)
    // A caret, which the text may have left here, means the whole paragraph.
    else if (span && selection.end <= selection.start) select(span)
  }
  const close = () => {
    set({ picker: null })
    setAsked({ index: current })
  }
  return (
    <div className="scroll segments" ref={scroller} role="region" aria-label={t('segments.list')}>
      <div
        className="segment-list"
        role="feed"
        aria-label={t('segments.list')}
        aria-busy={false}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.getVirtualItems().map((row) => (
          <div
            key={segments[row.index]!.span.index}
            role="presentation"
            className="segment-row"
            ref={rows.measureElement}
            data-index={row.index}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            <SegmentLine
              ref={row.index === current ? setHolder : null}
              segment={segments[row.index]!}
              isCurrent={row.index === current}
              isHeard={row.index === heard}
              canPlay={
                heardId === text.sourceId &&
                timeToHear(times, segments[row.index]!.span.index) !== null
              }
              selection={selection}
              activeId={row.index === current ? (active?.id ?? null) : null}
              position={row.index + 1}
              count={segments.length}
              onFocus={() => focused(row.index)}
              onCode={() => {
                go(whole(row.index))
                set({ picker: 'code' })
              }}
            />
          </div>
        ))}
      </div>
      {picker && holder && <Picker actions={actions} at={holder} onClose={close} />}
    </div>
  )
}

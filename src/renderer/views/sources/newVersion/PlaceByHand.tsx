import { ChevronDown, ChevronUp } from 'lucide-react'
import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react'
import type { Span } from '#shared/text/anchor'
import { partAround } from '#shared/text/part'
import { useT } from '../../app/language'
import { useCodebook } from '../../codebook/useCodebook'
import { Button, IconButton } from '../../controls/Button'
import { CodeChip } from '../../controls/CodeChip'
import { FORGOTTEN, SearchField } from '../../controls/Field'
import type { Doubtful } from './choices'
import { shortened } from './Decisions'

/** Scrolls a text field so that a place in it stands in the middle: browsers don't, where a program selects. */
function scrollToPlace(area: HTMLTextAreaElement, at: number): void {
  const measure = area.cloneNode() as HTMLTextAreaElement
  measure.style.cssText += `;position:absolute;visibility:hidden;height:0;flex:none;width:${area.offsetWidth}px`
  measure.value = area.value.slice(0, at)
  area.after(measure)
  area.scrollTop = measure.scrollHeight - area.clientHeight / 2
  measure.remove()
}

/** The words of a span without the white space at its ends. */
function tight(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end)
  if (words.trim() === '') return null
  return {
    start: start + words.length - words.trimStart().length,
    end: end - (words.length - words.trimEnd().length),
  }
}

/** The hits of what is looked for, found as it is typed; null while they are sought. */
function useHits(words: string, seek: (words: string) => Promise<Span[]>) {
  const [hits, setHits] = useState<readonly Span[] | null>([])
  useEffect(() => {
    let over = false
    setHits(words.trim() === '' ? [] : null)
    if (words.trim() !== '') void seek(words).then((found) => over || setHits(found))
    return () => {
      over = true
    }
  }, [seek, words])
  return hits
}

/**
 * The new text, in which the words that a coding belongs to are selected. It is a text field that takes no typing, so
 * that a caret can be moved and words be selected in it with the mouse and with every key that a person knows.
 */
export function PlaceByHand({
  doubt,
  after,
  seek,
  onSelect,
  onTake,
}: {
  doubt: Doubtful
  after: string
  seek: (words: string) => Promise<Span[]>
  onSelect: (span: Span | null) => void
  onTake: () => void
}) {
  const t = useT()
  const { book } = useCodebook()
  const code = book.get(doubt.coding.codeId)
  const area = useRef<HTMLTextAreaElement>(null)
  const first = doubt.suggestion ?? { start: doubt.near, end: doubt.near }
  const [part, setPart] = useState(() => partAround(after, first.start))
  const [target, setTarget] = useState<Span>(first)
  const [chosen, setChosen] = useState(() => tight(after, first))
  const [words, setWords] = useState('')
  const found = useHits(words, seek)
  const hits = found ?? []
  const [at, setAt] = useState<number | null>(null)
  /** A step that was asked for before the hits had come. */
  const wanted = useRef<1 | -1 | null>(null)
  const choose = (span: Span | null) => {
    setChosen(span)
    onSelect(span)
  }
  const begins = useEffectEvent(() => onSelect(chosen))
  useEffect(() => begins(), [])
  useLayoutEffect(() => {
    const element = area.current
    if (!element) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(target.start - part.start, target.end - part.start)
    scrollToPlace(element, target.start - part.start)
    // `target` alone says that a place is to be shown; a part may also change by itself.
  }, [part.start, target])
  useEffect(() => {
    const element = area.current
    const refuse = (event: Event) => event.preventDefault()
    element?.addEventListener('beforeinput', refuse)
    return () => element?.removeEventListener('beforeinput', refuse)
  }, [])
  const show = (span: Span) => {
    setPart(partAround(after, span.start))
    setTarget({ ...span })
  }
  const goTo = (list: readonly Span[], index: number) => {
    const hit = list[index]
    if (!hit) return
    setAt(index)
    show(hit)
    choose(tight(after, hit))
  }
  const step = (by: 1 | -1) => {
    if (!found) wanted.current = by
    const first = by === 1 ? 0 : hits.length - 1
    goTo(hits, at === null ? first : (at + by + hits.length) % hits.length)
  }
  const arrived = useEffectEvent((list: readonly Span[]) => {
    setAt(null)
    if (wanted.current === null) return
    goTo(list, wanted.current === 1 ? 0 : list.length - 1)
    wanted.current = null
  })
  useEffect(() => {
    if (found) arrived(found)
  }, [found])
  const onKey = (event: KeyboardEvent) => {
    const inField = event.target instanceof HTMLInputElement
    if (event.key === 'F3' || (event.key === 'Enter' && inField)) step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Enter' && event.target === area.current && chosen) onTake()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const selected = () => {
    const { selectionStart, selectionEnd } = area.current!
    choose(tight(after, { start: part.start + selectionStart, end: part.start + selectionEnd }))
  }
  return (
    <div className="place-by-hand" role="presentation" onKeyDownCapture={onKey}>
      <div className="decision-what">
        {code && <CodeChip code={code} />}
        <q>{shortened(doubt.coding.anchor.quote)}</q>
      </div>
      <div className="row">
        <div className="grow">
          <SearchField label={t('version.seek')} value={words} onChange={setWords} />
        </div>
        <span className="small muted" role="status">
          {found &&
            words.trim() !== '' &&
            (at === null
              ? t('version.hits', { count: hits.length })
              : t('version.hitOf', { count: hits.length, number: at + 1 }))}
        </span>
        <IconButton
          small
          label={t('version.previousHit')}
          isDisabled={hits.length === 0}
          onPress={() => step(-1)}
        >
          <ChevronUp size={16} aria-hidden />
        </IconButton>
        <IconButton
          small
          label={t('version.nextHit')}
          isDisabled={hits.length === 0}
          onPress={() => step(1)}
        >
          <ChevronDown size={16} aria-hidden />
        </IconButton>
      </div>
      {part.end - part.start < after.length && (
        <div className="row">
          <Button
            small
            isDisabled={part.start === 0}
            onPress={() => show({ start: part.start, end: part.start })}
          >
            {t('version.earlier')}
          </Button>
          <Button
            small
            isDisabled={part.end === after.length}
            onPress={() => show({ start: part.end, end: part.end })}
          >
            {t('version.later')}
          </Button>
          <span className="small muted">
            {t('version.part', {
              from: Math.floor((part.start / after.length) * 100),
              to: Math.ceil((part.end / after.length) * 100),
            })}
          </span>
        </div>
      )}
      <textarea
        {...FORGOTTEN}
        ref={area}
        className="textarea place-text"
        aria-label={t('version.newText')}
        aria-describedby="place-how"
        spellCheck={false}
        value={after.slice(part.start, part.end)}
        onChange={() => {}}
        onSelect={selected}
      />
      <p id="place-how" className="small muted">
        {t('version.placeHow')}
      </p>
      <p className="place-chosen" role="status">
        {chosen ? (
          <>
            {t('version.chosen')} <q>{shortened(after.slice(chosen.start, chosen.end))}</q>
          </>
        ) : (
          <span className="muted">{t('version.nothingChosen')}</span>
        )}
      </p>
    </div>
  )
}

import { Play, Tag, Volume2 } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as PlainButton } from 'react-aria-components'
import type { Coding, IdOf } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import { blockText } from '#shared/text/canonical'
import { formatTime } from '#shared/text/turns'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { CodeChip } from '../controls/CodeChip'
import { useCodebook } from '../codebook/useCodebook'
import { playBlock } from '../media/state'
import { partIn, type Segment } from './segments'

/** Characters of a passage's beginning and of its end that tell which part of its paragraph it is. */
const EDGE = 40

const edgesOf = (words: string) =>
  words.length > 2 * EDGE ? `${words.slice(0, EDGE)} … ${words.slice(-EDGE)}` : words

function Words({ text, marked }: { text: string; marked: Span | null }) {
  if (!marked) return <>{text}</>
  return (
    <>
      {text.slice(0, marked.start)}
      <mark className="segment-mark">{text.slice(marked.start, marked.end)}</mark>
      {text.slice(marked.end)}
    </>
  )
}

function CodingOf({ coding, isActive, span }: { coding: Coding; isActive: boolean; span: Span }) {
  const t = useT()
  const { book } = useCodebook()
  const code = book.get(coding.codeId)
  const part = partIn(coding.anchor, span)
  if (!code) return null
  return (
    <li className={isActive ? 'segment-coding on' : 'segment-coding'}>
      <CodeChip code={code} />
      {part && <q className="muted small">{edgesOf(coding.anchor.quote)}</q>}
      {isActive && <span className="hidden-visually">{t('segments.active')}</span>}
    </li>
  )
}

/** Number, speaker and time of a paragraph; the time plays from there where there is a recording. */
function Heading({ segment, canPlay, isCurrent, isHeard }: Omit<LineProps, 'ref'>) {
  const t = useT()
  const { block, index } = segment.span
  const { speaker, time } = block.attrs
  const shown = time === null ? null : formatTime(time)
  return (
    <>
      <span>{index + 1}</span>
      {speaker !== null && <span>· {speaker}</span>}
      {shown !== null && !canPlay && <span>· {shown}</span>}
      {canPlay && (
        <PlainButton
          className="segment-play"
          excludeFromTabOrder={!isCurrent}
          aria-label={t('segments.play', { number: index + 1 })}
          onPress={() => playBlock(index)}
        >
          <Play size={12} aria-hidden /> {shown}
        </PlainButton>
      )}
      {isHeard && (
        <span className="segment-heard">
          <Volume2 size={14} aria-hidden /> {t('segments.heard')}
        </span>
      )}
    </>
  )
}

interface LineProps {
  segment: Segment
  /** The one that the keys are about. */
  isCurrent: boolean
  isHeard: boolean
  canPlay: boolean
}

/** One paragraph of the list: what is said, by whom, and its codes in words. */
export function SegmentLine({
  ref,
  selection,
  activeId,
  position,
  count,
  onFocus,
  onCode,
  ...line
}: LineProps & {
  ref: Ref<HTMLElement>
  selection: Span
  activeId: IdOf<'coding'> | null
  position: number
  count: number
  onFocus: () => void
  onCode: () => void
}): ReactNode {
  const t = useT()
  const { segment, isCurrent, isHeard } = line
  const { span, codings } = segment
  const selected = isCurrent ? partIn(selection, span) : null
  const id = (part: string) => `segment-${span.index}-${part}`
  return (
    <article
      ref={ref}
      className={isHeard ? 'segment heard' : 'segment'}
      tabIndex={isCurrent ? 0 : -1}
      data-segment={span.index}
      aria-posinset={position}
      aria-setsize={count}
      aria-label={t('segments.paragraph', { number: span.index + 1 })}
      aria-describedby={(codings.length > 0 ? ['who', 'text', 'codes'] : ['who', 'text'])
        .map(id)
        .join(' ')}
      onFocus={onFocus}
    >
      <p className="muted small segment-head" id={id('who')}>
        <Heading {...line} />
      </p>
      <p className="segment-text" id={id('text')}>
        <Words
          text={blockText(span.block)}
          marked={
            selected && { start: selected.start - span.start, end: selected.end - span.start }
          }
        />
      </p>
      <div className="row segment-codes">
        {codings.length > 0 && (
          <div className="row segment-codes" id={id('codes')}>
            <span className="muted small">{t('segments.codes')}</span>
            <ul className="row segment-codes">
              {codings.map((coding) => (
                <CodingOf
                  key={coding.id}
                  coding={coding}
                  isActive={coding.id === activeId}
                  span={span}
                />
              ))}
            </ul>
          </div>
        )}
        <Button
          small
          excludeFromTabOrder={!isCurrent}
          aria-label={t('segments.code', { number: span.index + 1 })}
          onPress={onCode}
        >
          <Tag size={13} aria-hidden /> {t('transcript.code')}
        </Button>
      </div>
    </article>
  )
}

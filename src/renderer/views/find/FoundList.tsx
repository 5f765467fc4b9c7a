import type { ListedPassage } from '#shared/text/passages'
import { formatTime } from '#shared/text/turns'
import { useFormats, useT } from '../app/language'
import { useLocation } from '../app/location'
import { Checkbox } from '../controls/Field'
import { VirtualList } from '../controls/VirtualList'
import { useFind } from './findState'
import type { Line } from './useFound'

/** A passage as it is spoken: a word alone would not tell one hit from the next. */
const spoken = ({ before, parts, after }: ListedPassage) =>
  `${before}${parts.map(({ text }) => text).join('')}${after}`.trim()

function Words({ passage }: { passage: ListedPassage }) {
  return (
    <span className="found-words">
      <span className="muted">{passage.before}</span>
      <span className="found-passage">
        {passage.parts.map(({ text, marked }, i) =>
          marked ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
        )}
      </span>
      <span className="muted">{passage.after}</span>
    </span>
  )
}

function PassageLine({ line, coded }: { line: Extract<Line, { key: string }>; coded: boolean }) {
  const t = useT()
  const go = useLocation((state) => state.go)
  const { unticked, set } = useFind()
  const { source, passage, key } = line
  const quote = spoken(passage)
  const facts = [passage.speaker, passage.time === null ? null : formatTime(passage.time)]
  const open = () =>
    go({
      screen: 'transcripts',
      sourceId: source.id,
      reveal: { span: { start: passage.start, end: passage.end } },
    })
  const tick = (on: boolean) => {
    const next = new Set(unticked)
    if (on) next.delete(key)
    else next.add(key)
    set({ unticked: next })
  }
  return (
    <div className="found-line">
      <Checkbox
        aria-label={t('find.tick', { quote })}
        isSelected={!unticked.has(key)}
        onChange={tick}
      />
      <button
        type="button"
        className="found-open"
        data-step
        aria-label={t('find.open', { quote })}
        onClick={open}
      >
        {passage.question && <span className="found-question">{passage.question}</span>}
        <Words passage={passage} />
        <span className="found-facts muted">
          {facts.filter((fact) => fact !== null).join(' · ')}
          {coded && <span className="pill">{t('find.alreadyCoded')}</span>}
        </span>
      </button>
    </div>
  )
}

function SourceLine({ line }: { line: Exclude<Line, { key: string }> }) {
  const t = useT()
  const { number } = useFormats()
  const { unticked, set } = useFind()
  const { source, keys, total } = line
  const ticked = keys.filter((key) => !unticked.has(key)).length
  const tickAll = (on: boolean) => {
    const next = new Set(unticked)
    for (const key of keys) {
      if (on) next.delete(key)
      else next.add(key)
    }
    set({ unticked: next })
  }
  return (
    <div className="found-source">
      <Checkbox
        aria-label={t('find.tickSource', { name: source.name })}
        isSelected={ticked === keys.length}
        isIndeterminate={ticked > 0 && ticked < keys.length}
        onChange={tickAll}
      />
      <h2 className="clip">{source.name}</h2>
      <span className="muted number">{number(total)}</span>
    </div>
  )
}

const scrolled = {
  at: () => useFind.getState().scrolled,
  keep: (pixels: number) => useFind.getState().set({ scrolled: pixels }),
}

/** The passages found, by transcript. */
export function FoundList({
  lines,
  isCoded,
}: {
  lines: readonly Line[]
  isCoded: (key: string) => boolean
}) {
  const t = useT()
  return (
    <VirtualList
      items={lines}
      keyOf={(line) => (line.passage ? line.key : line.source.id)}
      estimate={({ passage }) => (passage ? 66 : 40)}
      label={t('find.results')}
      className="found"
      scrolled={scrolled}
    >
      {(line) =>
        line.passage ? (
          <PassageLine line={line} coded={isCoded(line.key)} />
        ) : (
          <SourceLine line={line} />
        )
      }
    </VirtualList>
  )
}

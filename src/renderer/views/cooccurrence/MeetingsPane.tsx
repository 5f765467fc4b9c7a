import { X } from 'lucide-react'
import type { AskedPassages } from '#workers/passagesAsked'
import type { CodePair } from '#shared/matrix/coOccurrenceTable'
import type { IdOf } from '#shared/records/schema'
import { useFormats, useT } from '../app/language'
import { useRecordsById, useSession } from '../app/session'
import { IconButton } from '../controls/Button'
import { ExcerptCard } from '../excerpts/ExcerptCard'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { kindBehind, useCoOccurrence } from './choices'

/** Meetings that are listed; more would be read by nobody. */
const MOST = 200

/** Every way in which two codes meet, in numbers. */
function Numbers({ pair, names }: { pair: CodePair | undefined; names: [string, string] }) {
  const t = useT()
  const formats = useFormats()
  if (!pair) return null
  const two = (value: number | null) =>
    value === null ? '—' : formats.number(Math.round(value * 1000) / 1000)
  return (
    <dl className="pair-numbers small">
      {(['overlap', 'near', 'sameTurn', 'sameParagraph'] as const).map((kind) => (
        <div key={kind}>
          <dt>{t(`meet.${kind}`)}</dt>
          <dd>{formats.number(pair[kind])}</dd>
        </div>
      ))}
      <div>
        <dt>{t('meet.with', { a: names[0], b: names[1] })}</dt>
        <dd>{formats.number(pair.aWithB)}</dd>
      </div>
      <div>
        <dt>{t('meet.with', { a: names[1], b: names[0] })}</dt>
        <dd>{formats.number(pair.bWithA)}</dd>
      </div>
      <div>
        <dt>{t('meet.cCoefficient')}</dt>
        <dd>{two(pair.cCoefficient)}</dd>
      </div>
      <div>
        <dt>{t('meet.jaccardCharacters')}</dt>
        <dd>{two(pair.jaccardCharacters)}</dd>
      </div>
      <div>
        <dt>{t('meet.jaccardParagraphs')}</dt>
        <dd>{two(pair.jaccardParagraphs)}</dd>
      </div>
      {pair.cOutOfRange && <p className="notice warn">{t('meet.outOfRange')}</p>}
    </dl>
  )
}

/** The passages of two codes that meet, two by two. */
export function MeetingsPane({
  a,
  b,
  pair,
  passages,
}: {
  a: IdOf<'code'>
  b: IdOf<'code'>
  pair: CodePair | undefined
  passages: Pick<AskedPassages, 'arrangement' | 'of' | 'rollUp'>
}) {
  const t = useT()
  const { uuid } = useSession()
  const codes = useRecordsById('code')
  const { measure, set } = useCoOccurrence()
  const kind = kindBehind(measure)
  const answer = useWorkerResult('meetings', {
    ...passages,
    projectUuid: uuid,
    kind,
    a,
    b,
    most: MOST,
  })
  const { result } = answer
  const nameOf = (id: string) => codes.get(id)?.name ?? ''
  const close = () => set({ open: null })
  return (
    <aside
      className="pane right evidence"
      aria-label={t('meet.behind')}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header>
        <div className="grow evidence-title">
          <h2 className="clip">{t('meet.two', { a: nameOf(a), b: nameOf(b) })}</h2>
          <p className="clip muted">
            {t('meet.count', { count: result?.count ?? 0, kind: t(`meet.${kind}`) })}
          </p>
        </div>
        <IconButton small autoFocus label={t('app.close')} onPress={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="scroll evidence-body" tabIndex={0} role="group" aria-label={t('meet.behind')}>
        <Awaited answer={answer} />
        <Numbers pair={pair} names={[nameOf(a), nameOf(b)]} />
        {result?.count === 0 && <p className="muted">{t('meet.never')}</p>}
        {result?.meetings.map((meeting) => (
          <section
            key={`${meeting.a.codingId} ${meeting.b.codingId}`}
            className="meeting"
            aria-label={meeting.a.sourceName}
          >
            <ExcerptCard excerpt={meeting.a} />
            <ExcerptCard excerpt={meeting.b} />
          </section>
        ))}
        {result && result.count > MOST && (
          <p className="muted small">{t('meet.more', { count: result.count - MOST })}</p>
        )}
      </div>
    </aside>
  )
}

import { AlertTriangle, ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { offeredEncodings, type Encoding } from '#shared/formats/encoding'
import type { Imported, ReadOptions } from '#shared/formats/transcripts/outcome'
import { canonicalText } from '#shared/text/canonical'
import { formatTime, turnsOf } from '#shared/text/turns'
import { useFormats, useT } from '../app/language'
import { Button } from '../controls/Button'
import { Checkbox, Select, TextField } from '../controls/Field'
import type { Incoming } from './incoming'

/** Turns that the preview shows; enough to see whether the speakers were understood. */
const SHOWN = 12
/** Speakers that are listed at once: who has hundreds has most likely a list of something else. */
const SPEAKERS = 60

function Preview({ transcript }: { transcript: Imported }) {
  const text = canonicalText(transcript.doc)
  return (
    <div className="preview" tabIndex={0} role="region" aria-label={transcript.name}>
      {turnsOf(transcript.doc)
        .slice(0, SHOWN)
        .map((turn) => (
          <p key={turn.number}>
            <span className="preview-who">
              {turn.speaker}
              {turn.time !== null && <span className="muted"> {formatTime(turn.time)}</span>}
            </span>
            <span>{text.slice(turn.start, turn.end)}</span>
          </p>
        ))}
    </div>
  )
}

function Choices({
  item,
  transcript,
  onReread,
}: {
  item: Incoming
  transcript: Imported
  onReread: (options: ReadOptions) => void
}) {
  const t = useT()
  const [shown, setShown] = useState(SPEAKERS)
  const more = transcript.speakers.length - shown
  const on = transcript.speakers.filter((speaker) => speaker.on).map(({ label }) => label)
  const toggle = (label: string, wanted: boolean) =>
    onReread({
      ...item.options,
      speakers: wanted ? [...on, label] : on.filter((other) => other !== label),
    })
  return (
    <div className="stack">
      {transcript.encoding !== '' && (
        <Select
          label={t('import.encoding')}
          choices={offeredEncodings.map((id) => ({ id, name: id }))}
          value={transcript.encoding}
          onChange={(encoding: Encoding) => onReread({ ...item.options, encoding })}
        />
      )}
      <fieldset className="speakers">
        <legend>{t('import.speakers')}</legend>
        {transcript.speakers.length === 0 && (
          <p className="muted small">{t('import.noSpeakers')}</p>
        )}
        {transcript.speakers.slice(0, shown).map((speaker) => (
          <Checkbox
            key={speaker.label}
            isSelected={speaker.on}
            onChange={(wanted) => toggle(speaker.label, wanted)}
          >
            {t('import.speaker', { label: speaker.label, count: speaker.count })}
          </Checkbox>
        ))}
        {more > 0 && (
          <Button small look="quiet" onPress={() => setShown(shown + 10 * SPEAKERS)}>
            {t('import.moreSpeakers', { count: more })}
          </Button>
        )}
        {item.options.speakers === 'none' ? (
          <Button small onPress={() => onReread({ ...item.options, speakers: 'auto' })}>
            {t('import.recognise')}
          </Button>
        ) : (
          transcript.speakers.length > 0 && (
            <Button small onPress={() => onReread({ ...item.options, speakers: 'none' })}>
              {t('import.asIs')}
            </Button>
          )
        )}
      </fieldset>
      {transcript.notes.map((note) => (
        <p key={note.key} className="small muted">
          {t(note.key, note.values)}
        </p>
      ))}
    </div>
  )
}

/** One file: what it is, how it was understood, and what went wrong. */
export function ImportItem({
  item,
  linking,
  onPatch,
  onReread,
}: {
  item: Incoming
  linking: boolean
  onPatch: (change: Partial<Incoming>) => void
  onReread: (options: ReadOptions) => void
}) {
  const t = useT()
  const formats = useFormats()
  const [open, setOpen] = useState(false)
  const { state } = item
  const name = item.folder ? `${item.folder}/${item.name}` : item.name
  if (state.name === 'failed') {
    return (
      <li className="import-item failed">
        <AlertTriangle size={16} aria-hidden />
        <span>{t(state.problem.key, state.problem.values)}</span>
      </li>
    )
  }
  if (state.name === 'waiting') {
    return (
      <li className="import-item">
        <span className="clip">{name}</span>
        <span className="muted small">{t('import.waiting')}</span>
      </li>
    )
  }
  const { transcript } = state.outcome
  return (
    <li className="import-item read">
      <div className="row">
        <Checkbox
          isSelected={item.chosen}
          onChange={(chosen) => onPatch({ chosen })}
          aria-label={t('import.include', { name })}
        />
        <Button look="quiet" small aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? <ChevronDown size={15} aria-hidden /> : <ChevronRight size={15} aria-hidden />}
          <span className="clip">{name}</span>
        </Button>
        <span className="grow" />
        <span className="muted small import-facts">
          {t('import.facts', {
            words: formats.number(transcript.words),
            turns: transcript.turns,
            times: transcript.timestamps,
            encoding: transcript.encoding || transcript.format,
          })}
        </span>
        {linking && (
          <>
            <span className="muted small" aria-hidden>
              {t('export.case')}
            </span>
            <TextField
              label={t('import.caseOf', { name })}
              labelHidden
              value={item.caseName}
              onChange={(caseName) => onPatch({ caseName })}
            />
          </>
        )}
      </div>
      {open && (
        <div className="import-open">
          <Choices item={item} transcript={transcript} onReread={onReread} />
          <Preview transcript={transcript} />
        </div>
      )}
    </li>
  )
}

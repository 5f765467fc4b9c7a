import { Unlink } from 'lucide-react'
import { useMemo, useState } from 'react'
import { placeCoding } from '#shared/commands/placeCoding'
import { removeCodings } from '#shared/commands/removeCodings'
import type { Coding, Source } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import { findAgain } from '#shared/text/findAgain'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useT } from '../app/language'
import { useRecordsSoon, useRun } from '../app/session'
import { useCodebook } from '../codebook/useCodebook'
import { Button } from '../controls/Button'
import { CodeChip } from '../controls/CodeChip'
import { isEmpty, useTranscript } from './state'

function DetachedCoding({
  coding,
  text,
  editor,
}: {
  coding: Coding
  text: string
  editor: TranscriptEditor | null
}) {
  const t = useT()
  const run = useRun()
  const { book } = useCodebook()
  const selection = useTranscript((state) => state.selection)
  const [found, setFound] = useState<Span | 'nowhere' | null>(null)
  const code = book.get(coding.codeId)
  const place = (span: Span) => void run(placeCoding, { codingId: coding.id, span })
  const look = () => {
    const span = findAgain(text, coding.anchor)?.span ?? null
    setFound(span ?? 'nowhere')
    if (span) editor?.select(span)
  }
  return (
    <li className="detached">
      <div className="row">
        {code && <CodeChip code={code} />}
        <q className="detached-quote">{coding.anchor.quote}</q>
      </div>
      <div className="row">
        {found && found !== 'nowhere' ? (
          <Button small look="primary" onPress={() => place(found)}>
            {t('edit.putThere')}
          </Button>
        ) : (
          <Button small onPress={look}>
            {t('edit.findAgain')}
          </Button>
        )}
        <Button small isDisabled={isEmpty(selection)} onPress={() => place(selection)}>
          {t('edit.putOnSelection')}
        </Button>
        <Button
          small
          look="quiet"
          onPress={() => void run(removeCodings, { codingIds: [coding.id] })}
        >
          {t('app.remove')}
        </Button>
        <span role="status" className="muted small">
          {found === 'nowhere' && t('edit.notFound')}
        </span>
      </div>
    </li>
  )
}

/** The codings whose text is gone: listed with their words until they are put back or taken away. */
export function DetachedNotice({
  source,
  text,
  editor,
}: {
  source: Source
  text: string
  editor: TranscriptEditor | null
}) {
  const t = useT()
  const codings = useRecordsSoon('coding')
  const [open, setOpen] = useState(false)
  const detached = useMemo(
    () => codings.filter((coding) => coding.detached && coding.sourceId === source.id),
    [codings, source.id],
  )
  if (detached.length === 0) return null
  return (
    <section className="detached-notice" aria-label={t('edit.detachedList')}>
      <div className="row">
        <Unlink size={15} aria-hidden />
        <span className="grow">{t('edit.detached', { count: detached.length })}</span>
        <Button small aria-expanded={open} onPress={() => setOpen(!open)}>
          {t(open ? 'edit.hide' : 'edit.show')}
        </Button>
      </div>
      {open && (
        <ul className="scroll">
          {detached.map((coding) => (
            <DetachedCoding key={coding.id} coding={coding} text={text} editor={editor} />
          ))}
        </ul>
      )}
    </section>
  )
}

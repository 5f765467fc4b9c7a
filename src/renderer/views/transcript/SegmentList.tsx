import { useVirtualizer } from '@tanstack/react-virtual'
import { Tag } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import { codePassage } from '#shared/commands/codePassage'
import type { Coding, IdOf, SourceText } from '#shared/records/schema'
import { blockSpans, blockText, type BlockSpan } from '#shared/text/canonical'
import { formatTime } from '#shared/text/turns'
import { useT } from '../app/language'
import { useRun } from '../app/session'
import { CodePicker } from '../codebook/CodePicker'
import { useCodebook } from '../codebook/useCodebook'
import { Button } from '../controls/Button'
import { CodeChip } from '../controls/CodeChip'

interface Segment {
  span: BlockSpan
  codings: readonly Coding[]
}

/** The paragraphs that hold words, each with the codings that share text with it. */
function segmentsOf(text: SourceText, codings: readonly Coding[]): Segment[] {
  return blockSpans(text.doc)
    .filter(({ block }) => blockText(block).trim() !== '')
    .map((span) => ({
      span,
      codings: codings.filter(({ anchor }) => anchor.start < span.end && span.start < anchor.end),
    }))
}

function SegmentLine({ segment, sourceId }: { segment: Segment; sourceId: IdOf<'source'> }) {
  const t = useT()
  const run = useRun()
  const { book } = useCodebook()
  const [open, setOpen] = useState(false)
  const { span, codings } = segment
  const { speaker, time } = span.block.attrs
  const codes = [...new Set(codings.map(({ codeId }) => codeId))].flatMap((id) => {
    const code = book.get(id)
    return code ? [code] : []
  })
  const put = (
    codeIds: readonly IdOf<'code'>[],
    newCode?: { name: string; parentId: IdOf<'code'> | null },
  ) => {
    setOpen(false)
    const spans = [{ start: span.start, end: span.end }]
    void run(codePassage, { sourceId, spans, codeIds, ...(newCode && { newCode }) })
  }
  return (
    <article className="segment" aria-label={t('segments.paragraph', { number: span.index + 1 })}>
      <p className="muted small">
        {[span.index + 1, speaker, time === null ? null : formatTime(time)]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <p className="segment-text">{blockText(span.block)}</p>
      <div className="row segment-codes">
        {codes.length > 0 && <span className="muted small">{t('segments.codes')}</span>}
        {codes.map((code) => (
          <CodeChip key={code.id} code={code} />
        ))}
        <DialogTrigger isOpen={open} onOpenChange={setOpen}>
          <Button small aria-label={t('segments.code', { number: span.index + 1 })}>
            <Tag size={13} aria-hidden /> {t('transcript.code')}
          </Button>
          <Popover className="popover code-popover" placement="bottom start">
            <AriaDialog aria-label={t('codebook.pick')}>
              <CodePicker
                onPick={(id) => put([id])}
                onPickSeveral={(ids, name) =>
                  put(ids, name === undefined ? undefined : { name, parentId: null })
                }
                onCreate={(name) => put([], { name, parentId: null })}
              />
            </AriaDialog>
          </Popover>
        </DialogTrigger>
      </div>
    </article>
  )
}

/** The transcript as a list of paragraphs with their codes in words: as good a way to code as the text itself. */
export function SegmentList({ text, codings }: { text: SourceText; codings: readonly Coding[] }) {
  const t = useT()
  const scroller = useRef<HTMLDivElement>(null)
  const segments = useMemo(() => segmentsOf(text, codings), [codings, text])
  const rows = useVirtualizer({
    count: segments.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 130,
    overscan: 6,
  })
  return (
    <div
      className="scroll segments"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={t('segments.list')}
    >
      <ul className="segment-list" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const segment = segments[row.index]!
          return (
            <li
              key={segment.span.index}
              ref={rows.measureElement}
              data-index={row.index}
              aria-setsize={segments.length}
              aria-posinset={row.index + 1}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <SegmentLine segment={segment} sourceId={text.sourceId} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

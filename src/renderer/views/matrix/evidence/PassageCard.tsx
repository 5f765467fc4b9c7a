import { ArrowRightLeft, NotebookPen, Star } from 'lucide-react'
import { useRef, useState } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import { recodeCodings } from '#shared/commands/recodeCodings'
import { wasRefused } from '#history/history'
import { updateCodings } from '#shared/commands/updateCodings'
import type { Excerpt } from '#shared/formats/excerpts'
import { locatorOf } from '#shared/formats/excerptSheet'
import type { CellPlace } from '#shared/matrix/evidence'
import type { RecodeArgs } from '#shared/commands/recode'
import { surroundings } from '#shared/text/surroundings'
import { useT } from '../../app/language'
import { useLocation } from '../../app/location'
import { useRecordsById, useRun } from '../../app/session'
import { CodePicker } from '../../codebook/CodePicker'
import { Button, IconButton } from '../../controls/Button'
import { CodeChip } from '../../controls/CodeChip'
import { MemoField } from '../../memos/MemoField'
import { useWayBack } from './wayBack'

/** The quote in the paragraphs that it stands in. */
function QuoteInContext({ excerpt, text }: { excerpt: Excerpt; text: string | undefined }) {
  const t = useT()
  const [more, setMore] = useState(0)
  // The text may be of another moment than the passages: then the quote stands alone.
  const fits = text?.slice(excerpt.start, excerpt.end) === excerpt.quote
  const around = fits ? surroundings(text!, excerpt, more) : null
  return (
    <>
      <blockquote className="excerpt-quote">
        {around && <span className="around">{around.before}</span>}
        <span className="in-context">{excerpt.quote}</span>
        {around && <span className="around">{around.after}</span>}
      </blockquote>
      {around && !(around.isAll && more === 0) && (
        <div className="row">
          {!around.isAll && (
            <Button small look="quiet" onPress={() => setMore(more + 1)}>
              {t('judging.moreContext')}
            </Button>
          )}
          {more > 0 && (
            <Button small look="quiet" onPress={() => setMore(0)}>
              {t('judging.lessContext')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function Recode({ excerpt }: { excerpt: Excerpt }) {
  const t = useT()
  const run = useRun()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLSpanElement>(null)
  const move = async (to: RecodeArgs['to']) => {
    // The passage may leave the cell, and this button with it: the focus goes to what stays.
    const pane = button.current?.closest<HTMLElement>('.evidence-body')
    setOpen(false)
    if (!wasRefused(await run(recodeCodings, { codingIds: [excerpt.codingId], to }))) pane?.focus()
  }
  return (
    <span ref={button}>
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <IconButton small label={t('judging.moveToCode')}>
          <ArrowRightLeft size={14} aria-hidden />
        </IconButton>
        <Popover className="popover code-popover" placement="bottom start">
          <AriaDialog aria-label={t('judging.moveToCode')}>
            <CodePicker
              onPick={(codeId) => void move({ codeId })}
              onCreate={(name) => void move({ newCode: { name, parentId: null } })}
            />
          </AriaDialog>
        </Popover>
      </DialogTrigger>
    </span>
  )
}

/** A passage of a cell: in its context, with its coder and memo, and what can be done with it from here. */
export function PassageCard({
  excerpt,
  text,
  place,
  stands,
}: {
  excerpt: Excerpt
  /** Of the transcript; undefined while it is read. */
  text: string | undefined
  place: CellPlace
  /** It is a representative quote. */
  stands: boolean
}) {
  const t = useT()
  const run = useRun()
  const go = useLocation((state) => state.go)
  const code = useRecordsById('code').get(excerpt.codeId)
  const [writing, setWriting] = useState(false)
  const show = () => {
    useWayBack.setState({ cell: place })
    go({
      screen: 'transcripts',
      sourceId: excerpt.sourceId,
      reveal: {
        span: { start: excerpt.start, end: excerpt.end },
        codingId: excerpt.codingId,
      },
    })
  }
  return (
    <article className="excerpt">
      <div className="row">
        {code && <CodeChip code={code} />}
        {excerpt.polarity === 'contradicts' && (
          <span className="pill">≠ {t('export.contradicts')}</span>
        )}
        {stands && <span className="pill representative">★ {t('judging.representative')}</span>}
      </div>
      <QuoteInContext excerpt={excerpt} text={text} />
      <p className="muted small">{locatorOf(excerpt, t)}</p>
      {writing ? (
        <MemoField
          subject={{ kind: 'passage', codingId: excerpt.codingId }}
          label={t('export.memo')}
          autoFocus
        />
      ) : (
        excerpt.memo && <p className="excerpt-memo small">{excerpt.memo}</p>
      )}
      <div className="row passage-actions">
        <IconButton
          small
          label={t(stands ? 'judging.notRepresentative' : 'judging.markRepresentative')}
          aria-pressed={stands}
          onPress={() =>
            void run(updateCodings, {
              codingIds: [excerpt.codingId],
              patch: { representative: !stands },
            })
          }
        >
          <Star size={14} aria-hidden {...(stands && { fill: 'currentColor' })} />
        </IconButton>
        <Recode excerpt={excerpt} />
        <IconButton
          small
          label={t(excerpt.memo ? 'judging.editMemo' : 'judging.writeMemo')}
          aria-pressed={writing}
          onPress={() => setWriting(!writing)}
        >
          <NotebookPen size={14} aria-hidden />
        </IconButton>
        <span className="grow" />
        <Button small look="quiet" onPress={show}>
          {t('excerpts.show')}
        </Button>
      </div>
    </article>
  )
}

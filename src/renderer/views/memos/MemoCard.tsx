import type { Memo } from '#shared/formats/memos'
import { useT } from '../app/language'
import { useRecords } from '../app/session'
import { Button } from '../controls/Button'
import { icons } from './icons'
import { MemoField } from './MemoField'
import { useOpenSubject } from './useOpen'

/** The colour of the code that a memo has to do with; undefined where there is none. */
function useColour({ subject }: Memo) {
  const codes = useRecords('code')
  const codings = useRecords('coding')
  const codeId =
    subject.kind === 'passage'
      ? codings.find(({ id }) => id === subject.codingId)?.codeId
      : 'codeId' in subject
        ? subject.codeId
        : undefined
  return codes.find(({ id }) => id === codeId)?.colour
}

/** A memo with what it is about; its name opens that place, and it is edited right here. */
export function MemoCard({ memo }: { memo: Memo }) {
  const t = useT()
  const open = useOpenSubject()
  const colour = useColour(memo)
  const { subject, name, quote } = memo
  const Icon = icons[subject.kind]
  return (
    <article className="memo-card" aria-label={t('memos.on', { name })}>
      <header>
        <span className="memo-kind muted small">
          <Icon size={14} aria-hidden /> {t(`memos.kind.${subject.kind}`)}
        </span>
        {subject.kind === 'project' ? (
          <span className="memo-name">{name}</span>
        ) : (
          <Button
            small
            look="quiet"
            aria-label={t('memos.open', { name })}
            onPress={() => open(subject)}
          >
            {colour && <span className="swatch" data-colour={colour} aria-hidden />}
            <span className="clip">{name}</span>
          </Button>
        )}
      </header>
      {quote !== '' && <blockquote className="memo-quote">{quote}</blockquote>}
      <MemoField subject={subject} label={t('memos.on', { name })} labelHidden rows={2} />
    </article>
  )
}

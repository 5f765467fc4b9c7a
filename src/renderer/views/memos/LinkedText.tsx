import { memoParts, type MemoLink } from '#shared/text/memoLinks'
import { useRecord } from '../app/session'
import { useOpenPassage } from './useOpen'

/** A quote that opens its passage; struck out where that is gone. */
export function PassageLink({ codingId, quote }: MemoLink) {
  const open = useOpenPassage()
  const coding = useRecord('coding', codingId)
  if (!coding) return <s>“{quote}”</s>
  return (
    <button type="button" className="link passage-link" onClick={() => open(coding)}>
      “{quote}”
    </button>
  )
}

/** A memo or a summary as it reads: its links are quotes that open their passages. */
export const LinkedText = ({ text }: { text: string }) => (
  <p className="linked-text">
    {memoParts(text).map((part, i) =>
      'text' in part ? <span key={i}>{part.text}</span> : <PassageLink key={i} {...part.link} />,
    )}
  </p>
)

import { memoParts } from '#shared/text/memoLinks'
import { useRecordsById } from '../app/session'
import { useOpenPassage } from './useOpen'

/** A memo or a summary as it reads: its links are quotes that open their passages. */
export function LinkedText({ text }: { text: string }) {
  const open = useOpenPassage()
  const codings = useRecordsById('coding')
  return (
    <p className="linked-text">
      {memoParts(text).map((part, i) => {
        if ('text' in part) return <span key={i}>{part.text}</span>
        const coding = codings.get(part.link.codingId)
        if (!coding) return <s key={i}>“{part.link.quote}”</s>
        return (
          <button key={i} type="button" className="link passage-link" onClick={() => open(coding)}>
            “{part.link.quote}”
          </button>
        )
      })}
    </p>
  )
}

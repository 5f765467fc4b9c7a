import type { MemoLink } from '#shared/text/memoLinks'
import { shortQuote } from '#shared/text/memoLinks'
import { useT } from '../app/language'
import { useRecords, useRecordsById } from '../app/session'
import { Button } from '../controls/Button'
import { useOpenPassage } from './useOpen'

function Links({ links }: { links: readonly MemoLink[] }) {
  const t = useT()
  const open = useOpenPassage()
  const codings = useRecordsById('coding')
  const codes = useRecords('code')
  const sources = useRecords('source')
  return (
    <ul className="memo-links" aria-label={t('memos.passages')}>
      {links.map(({ codingId, quote: written }) => {
        const coding = codings.get(codingId)
        if (!coding) {
          return (
            <li key={codingId} className="memo-gone">
              <s>{written}</s>
              <span className="pill">{t('memos.gone')}</span>
            </li>
          )
        }
        const quote = shortQuote(coding.anchor.quote)
        return (
          <li key={codingId}>
            <Button
              small
              aria-label={t('memos.openPassage', { quote })}
              onPress={() => open(coding)}
            >
              <span
                className="swatch"
                data-colour={codes.find(({ id }) => id === coding.codeId)?.colour}
                aria-hidden
              />
              {coding.detached ? (
                <s className="memo-link-quote">{quote}</s>
              ) : (
                <span className="memo-link-quote">{quote}</span>
              )}
              <span className="muted">
                {coding.detached
                  ? t('memos.detached')
                  : sources.find(({ id }) => id === coding.sourceId)?.name}
              </span>
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

/** The passages that a memo links to, each of which opens; one that is gone says so. */
export const LinkedPassages = ({ links }: { links: readonly MemoLink[] }) =>
  links.length > 0 && <Links links={links} />

import type { Excerpt } from '#shared/formats/excerpts'
import { locatorOf } from '#shared/formats/excerptSheet'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords } from '../app/session'
import { Button } from '../controls/Button'
import { CodeChip } from '../controls/CodeChip'
import './excerpts.css'

/** A coded passage with where it stands; a press opens that place. */
export function ExcerptCard({ excerpt }: { excerpt: Excerpt }) {
  const t = useT()
  const go = useLocation((state) => state.go)
  const code = useRecords('code').find(({ id }) => id === excerpt.codeId)
  return (
    <article className="excerpt">
      <div className="row">
        {code && <CodeChip code={code} />}
        {excerpt.polarity === 'contradicts' && (
          <span className="pill">≠ {t('export.contradicts')}</span>
        )}
      </div>
      <blockquote className="excerpt-quote">{excerpt.quote}</blockquote>
      <div className="spread">
        <p className="muted small">{locatorOf(excerpt, t)}</p>
        {!excerpt.detached && (
          <Button
            small
            look="quiet"
            onPress={() =>
              go({
                screen: 'transcripts',
                sourceId: excerpt.sourceId,
                reveal: {
                  span: { start: excerpt.start, end: excerpt.end },
                  codingId: excerpt.codingId,
                },
              })
            }
          >
            {t('excerpts.show')}
          </Button>
        )}
      </div>
      {excerpt.memo && <p className="excerpt-memo small">{excerpt.memo}</p>}
    </article>
  )
}

import { useT } from '../app/language'
import { useSession } from '../app/session'
import { plainFilter, useExcerptFilter } from './filter'
import { useWorkerResult } from './useWorkerResult'
import { everything } from '#shared/formats/excerpts'

/** How many excerpts the export will have, and which. */
export function ExcerptCount() {
  const t = useT()
  const { uuid } = useSession()
  const filter = plainFilter(useExcerptFilter())
  const { result } = useWorkerResult('excerpts', { projectUuid: uuid, filter })
  return (
    <p className="muted small" role="status">
      {result && <>{t('excerpts.count', { count: result.excerpts.length })}. </>}
      {t(
        Object.values(filter).every((chosen) => chosen.length === 0)
          ? 'export.noFilterHint'
          : 'export.filterHint',
      )}
    </p>
  )
}

/** How many passages are marked to stand for their code. */
export function QuoteCount() {
  const t = useT()
  const { uuid } = useSession()
  const { result } = useWorkerResult('excerpts', { projectUuid: uuid, filter: everything })
  if (!result) return null
  const marked = result.excerpts.filter(({ representative }) => representative)
  const count = new Set(marked.map(({ codingId }) => codingId)).size
  return (
    <p className="muted small" role="status">
      {t('export.quotesCount', { count })}
    </p>
  )
}

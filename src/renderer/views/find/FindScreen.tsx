import { useEffect } from 'react'
import { useFormats, useT } from '../app/language'
import { useSession } from '../app/session'
import { CodeFound, useCoded } from './CodeFound'
import { emptyFind, useFind } from './findState'
import { FoundList } from './FoundList'
import { useFound } from './useFound'
import { WhatToFind } from './WhatToFind'
import './find.css'

/** What stands in place of a list that has nothing to show. */
function Nothing({ asked, searching }: { asked: boolean; searching: boolean }) {
  const t = useT()
  const by = useFind((state) => state.by)
  if (searching) return <p className="empty muted searching">{t('find.searching')}</p>
  return (
    <div className="empty">
      <h2>{t(asked ? 'find.none' : 'find.startTitle')}</h2>
      <p>{t(asked ? 'find.noneBody' : `find.start.${by}`)}</p>
    </div>
  )
}

function Finding() {
  const t = useT()
  const { number } = useFormats()
  const { asked, found, problem, searching } = useFound()
  const coded = useCoded()
  const some = found && found.lines.length > 0
  return (
    <main className="screen">
      <div className="toolbar">
        <h1>{t('find.title')}</h1>
        <span className="muted" role="status">
          {some && t('find.hitsIn', { count: found.total, sources: found.sources })}
        </span>
      </div>
      <WhatToFind />
      {problem && (
        <p className="notice bad find-notice" role="alert">
          {t(problem.key, problem.values)}
        </p>
      )}
      {some && found.total > found.listed && (
        <p className="notice warn find-notice">
          {t('find.more', { shown: number(found.listed), total: number(found.total) })}
        </p>
      )}
      {some ? (
        <>
          <FoundList lines={found.lines} isCoded={(key) => coded.has(key)} />
          <CodeFound found={found} coded={coded} />
        </>
      ) : (
        !problem && <Nothing asked={asked} searching={searching} />
      )}
    </main>
  )
}

/** Finding passages in all transcripts, looking at them in their place, and coding those that are ticked. */
export function FindScreen() {
  const { uuid } = useSession()
  const { projectUuid, set } = useFind()
  useEffect(() => {
    if (projectUuid !== uuid) set({ ...emptyFind, projectUuid: uuid })
  }, [projectUuid, set, uuid])
  return projectUuid === uuid ? <Finding /> : null
}

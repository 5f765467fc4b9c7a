import { useEffect } from 'react'
import { useFormats, useT } from '../app/language'
import { PATIENCE } from '#workers/searchClient'
import { useRecords, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { Progress } from '../controls/Progress'
import { CodeFound, useCoded } from './CodeFound'
import { emptyFind, useFind } from './findState'
import { FoundList } from './FoundList'
import { useFound } from './useFound'
import type { Stopped } from './useGathered'
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

/** Why not all transcripts were searched, and what can be done about it. */
function StoppedNotice({
  stopped,
  searched,
  of,
  onRetry,
}: {
  stopped: Stopped
  searched: number
  of: number
  onRetry: () => void
}) {
  const t = useT()
  const sources = useRecords('source')
  const name = 'on' in stopped ? (sources.find(({ id }) => id === stopped.on)?.name ?? '') : ''
  return (
    <div className="notice warn find-notice spread" role="alert">
      <p>
        {t(`find.stopped.${stopped.why}`, { name, seconds: PATIENCE })}{' '}
        {t('find.searchedSoFar', { searched, of })}
      </p>
      {stopped.why === 'asked' && (
        <Button small onPress={onRetry}>
          {t('find.searchAll')}
        </Button>
      )}
    </div>
  )
}

function Finding() {
  const t = useT()
  const { number } = useFormats()
  const { asked, found, problem, searching, stopped, searched, inAll, stop, retry } = useFound()
  const coded = useCoded()
  const some = found && found.lines.length > 0
  return (
    <main className="screen">
      <div className="toolbar">
        <h1>{t('find.title')}</h1>
        <span className="muted" role="status" aria-busy={searching}>
          {some && t('find.hitsIn', { count: found.total, sources: found.sources })}
        </span>
        {searching && (
          <div className="find-progress searching">
            <Progress label={t('find.searching')} done={searched / inAll}>
              <span className="small number">
                {t('find.progress', { searched: number(searched), of: number(inAll) })}
              </span>
              <Button small onPress={stop}>
                {t('find.stop')}
              </Button>
            </Progress>
          </div>
        )}
      </div>
      <WhatToFind />
      {problem && (
        <p className="notice bad find-notice" role="alert">
          {t(problem.key, problem.values)}
        </p>
      )}
      {stopped && (
        <StoppedNotice stopped={stopped} searched={searched} of={inAll} onRetry={retry} />
      )}
      {some && !searching && found.total > found.listed && (
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
        !problem && !stopped && <Nothing asked={asked} searching={searching} />
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

import { useEffect, useSyncExternalStore } from 'react'
import { useLiveQuery } from 'dexie-react-hooks'
import { findProject } from '#storage/catalogue'
import { useHost } from '../app/hostContext'
import { useFormats, useT } from '../app/language'
import { useProject, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { reasonOf } from './wording'
import { inGigabytes, useRoom } from './useRoom'
import './safety.css'

const quiet = { behind: 0, trouble: null }

/** What a person must know about the safety of the project while they work, in lines above it. */
export function SafetyNotices({ onLeave }: { onLeave: () => void }) {
  const t = useT()
  const formats = useFormats()
  const { keeper, uuid } = useSession()
  const { name } = useProject()
  const { free, space } = useRoom()
  const { behind, trouble } = useSyncExternalStore(
    keeper?.subscribe ?? (() => () => {}),
    keeper?.now ?? (() => quiet),
  )
  const viewOf = useLiveQuery(() => findProject(uuid), [uuid])?.viewOf
  const { vault } = useHost()
  const say = useToasts((state) => state.say)
  useEffect(
    () =>
      vault?.onTrouble((other, error) => {
        if (other === uuid)
          say({ text: t('safety.notMade', { reason: reasonOf(error, t) }), bad: true })
      }),
    [say, t, uuid, vault],
  )
  const room = { free: formats.number(inGigabytes(free ?? 0)) }
  return (
    <>
      {viewOf && (
        <div className="safety-line" role="status">
          <span className="grow">
            {t('safety.looking', { name, when: formats.dateTime(viewOf.at) })}
          </span>
          <Button small onPress={onLeave}>
            {t('safety.endLooking')}
          </Button>
        </div>
      )}
      {space === 'full' && (
        <div className="safety-line bad" role="alert">
          {t('safety.full', room)}
        </div>
      )}
      {space === 'low' && (
        <div className="safety-line" role="status">
          {t('safety.low', room)}
        </div>
      )}
      {trouble && behind > 0 && (
        <div className="safety-line bad" role="alert">
          {t('safety.behind', { count: behind, reason: reasonOf(trouble, t) })}
        </div>
      )}
    </>
  )
}

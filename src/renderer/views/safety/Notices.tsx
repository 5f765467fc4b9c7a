import { useEffect, useSyncExternalStore } from 'react'
import { useHost } from '../app/hostContext'
import { useFormats, useT } from '../app/language'
import { useProject, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { RoomNotice } from './RoomNotice'
import { reasonOf } from './wording'
import './safety.css'

const quiet = { behind: 0, trouble: null }

/** What a person must know about the safety of the project while they work, in lines above it. */
export function SafetyNotices({ onLeave }: { onLeave: () => void }) {
  const t = useT()
  const formats = useFormats()
  const { keeper, uuid, viewOf } = useSession()
  const { name } = useProject()
  const { behind, trouble } = useSyncExternalStore(
    keeper?.subscribe ?? (() => () => {}),
    keeper?.now ?? (() => quiet),
  )
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
  return (
    <>
      {viewOf && (
        <div className="safety-line apart" role="status">
          <span className="grow">
            {t('safety.looking', { name, when: formats.dateTime(viewOf.at) })}
          </span>
          <Button small onPress={onLeave}>
            {t('safety.endLooking')}
          </Button>
        </div>
      )}
      <RoomNotice />
      {trouble && behind > 0 && (
        <div className="safety-line bad" role="alert">
          {t('safety.behind', { count: behind, reason: reasonOf(trouble, t) })}
        </div>
      )}
    </>
  )
}

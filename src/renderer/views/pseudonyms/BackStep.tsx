import { useEffect, useState } from 'react'
import { restoreNames } from '#shared/commands/pseudonymise'
import { wasRefused } from '#history/history'
import { sharedWorker } from '#workers/client'
import type { NameTasks } from '#workers/names'
import { useT } from '../app/language'
import { settled } from '../app/pending'
import { useRun, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { VirtualList } from '../controls/VirtualList'
import { PlaceLine } from './PlaceLine'
import { useKnown, useNames } from './state'
import { StepFrame, type StepProps } from './StepFrame'

const LINE = 34

/** Shows where the real names of the key come back, and brings them back. */
export function BackStep({ go, onClose }: StepProps) {
  const t = useT()
  const run = useRun()
  const { uuid } = useSession()
  const { rounds } = useKnown(uuid)
  const set = useNames((state) => state.set)
  const say = useToasts((state) => state.say)
  const [way, setWay] = useState<NameTasks['namesBack'][1] | null>(null)
  useEffect(() => {
    let gone = false
    void settled()
      .then(() => sharedWorker().run('namesBack', { projectUuid: uuid, rounds }))
      .then((found) => !gone && setWay(found))
    return () => {
      gone = true
    }
  }, [rounds, uuid])
  const count = way?.fields.reduce((sum, { changes }) => sum + changes.length, 0) ?? 0
  const bringBack = async () => {
    if (!way || wasRefused(await run(restoreNames, { fields: way.fields }))) return
    set(uuid, { rounds: [] })
    say({ text: t('names.cameBack', { count }) })
    onClose()
  }
  return (
    <StepFrame
      title={t('names.backTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => go('names')}>{t('names.back')}</Button>
          <span className="grow" />
          <Button look="primary" isDisabled={count === 0} onPress={() => void bringBack()}>
            {t('names.bringBackNow')}
          </Button>
        </>
      }
    >
      {way === null ? (
        <p className="muted">{t('names.counting')}</p>
      ) : (
        <div className="stack back-step">
          <p>{count === 0 ? t('names.backNone') : t('names.backAbout', { count })}</p>
          {way.missing > 0 && (
            <p className="notice warn">{t('names.missing', { count: way.missing })}</p>
          )}
          {count > 0 && (
            <VirtualList
              items={way.places}
              keyOf={({ id, path, changes }) => `${id} ${path} ${changes[0]!.start}`}
              estimate={() => LINE}
              label={t('names.backTitle')}
              className="places"
            >
              {(place) => <PlaceLine place={place} where={way.where} />}
            </VirtualList>
          )}
        </div>
      )}
    </StepFrame>
  )
}

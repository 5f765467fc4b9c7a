import { useEffect, useState } from 'react'
import { missingFrom, putBack, type Missing } from '#history/missing'
import type { Lock, Sealing } from '#shared/sealing/lock'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { UnlockDialog } from '../sealing/UnlockDialog'
import { offThread } from './offThread'
import { factsOf, reasonOf } from './wording'

/** Offers to put back the projects that are missing from the list and whole in the vault. */
export function MissingProjects({ onOpen }: { onOpen: (uuid: string) => Promise<void> }) {
  const t = useT()
  const { vault } = useHost()
  const say = useToasts((state) => state.say)
  const [missing, setMissing] = useState<readonly Missing[]>([])
  const [busy, setBusy] = useState(false)
  const [locked, setLocked] = useState<{ uuid: string; lock: Lock } | null>(null)
  useEffect(() => {
    let isOver = false
    if (!vault) return
    missingFrom(vault).then(
      (found) => {
        if (isOver) return
        setMissing(found.missing)
        for (const error of found.errors) say({ text: reasonOf(error, t), bad: true })
      },
      (error: unknown) => say({ text: reasonOf(error, t), bad: true }),
    )
    return () => {
      isOver = true
    }
  }, [say, t, vault])
  if (!vault || missing.length === 0) return null
  const puttingBack = async (uuid: string, sealing: Sealing | null) => {
    setBusy(true)
    setLocked(null)
    try {
      await putBack(uuid, sealing, vault, offThread)
      setMissing(missing.filter((one) => one.uuid !== uuid))
      await onOpen(uuid)
    } catch (error) {
      say({ text: t('safety.failed', { reason: reasonOf(error, t) }), bad: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="notice missing">
      <h2>{t('safety.missing')}</h2>
      <p>{t('safety.missingBody', { count: missing.length })}</p>
      <ul>
        {missing.map(({ uuid, kept }) => (
          <li key={uuid} className="spread">
            <span>
              {kept.lock ? (
                t('seal.encrypted')
              ) : (
                <>
                  <strong>{kept.snapshots.at(-1)?.projectName}</strong>
                  <span className="muted kept-facts">{factsOf(kept.sentinel, t)}</span>
                </>
              )}
            </span>
            <Button
              small
              isDisabled={busy}
              onPress={() =>
                kept.lock ? setLocked({ uuid, lock: kept.lock }) : void puttingBack(uuid, null)
              }
            >
              {t('safety.putBack')}
            </Button>
          </li>
        ))}
      </ul>
      {locked && (
        <UnlockDialog
          name={null}
          lock={locked.lock}
          onClose={() => setLocked(null)}
          onOpen={(key) => void puttingBack(locked.uuid, { key, lock: locked.lock })}
        />
      )}
    </section>
  )
}

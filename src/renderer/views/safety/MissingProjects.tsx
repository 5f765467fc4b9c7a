import { useEffect, useState } from 'react'
import { adoptProject } from '#history/projects'
import { readKept } from '#history/recovery'
import type { VaultHost } from '#host/vault'
import { listProjects } from '#storage/catalogue'
import type { Kept } from '#shared/ipc/contract'
import type { Lock, Sealing } from '#shared/sealing/lock'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { UnlockDialog } from '../sealing/UnlockDialog'
import { offThread } from './offThread'
import { factsOf, reasonOf } from './wording'

interface Missing {
  uuid: string
  kept: Kept
}

/** The projects that the vault has and the list has not: the database that holds the list may have been lost. */
async function missingFrom(vault: VaultHost): Promise<Missing[]> {
  const listed = new Set((await listProjects()).map(({ uuid }) => uuid))
  const lost = (await vault.projects()).filter((uuid) => !listed.has(uuid))
  const looked = await Promise.all(
    lost.map(async (uuid) => ({ uuid, kept: await vault.look(uuid, 0) })),
  )
  return looked.filter(
    ({ kept }) => kept.sentinel.seq > 0 || kept.snapshots.length > 0 || kept.lock !== null,
  )
}

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
      (found) => !isOver && setMissing(found),
      (error: unknown) => say({ text: reasonOf(error, t), bad: true }),
    )
    return () => {
      isOver = true
    }
  }, [say, t, vault])
  if (!vault || missing.length === 0) return null
  const putBack = async (uuid: string, sealing: Sealing | null) => {
    setBusy(true)
    setLocked(null)
    try {
      if (sealing) await vault.seal(uuid, sealing)
      const contents = await readKept(uuid, null, vault, offThread)
      await adoptProject(contents, { fileName: null, sample: false, uuid, sealing })
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
                kept.lock ? setLocked({ uuid, lock: kept.lock }) : void putBack(uuid, null)
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
          onOpen={(key) => void putBack(locked.uuid, { key, lock: locked.lock })}
        />
      )}
    </section>
  )
}

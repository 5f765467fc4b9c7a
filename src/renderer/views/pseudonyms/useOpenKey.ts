import { useState } from 'react'
import type { Lock } from '#shared/sealing/lock'
import { parseSealed } from '#shared/sealing/sealedFile'
import { fold } from '#shared/text/naturalOrder'
import { sharedWorker } from '#workers/client'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useProject, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { knownOf, namedRows, rowOf, useNames } from './state'

/** A key that has been chosen and is still locked. */
export interface LockedKey {
  file: string
  lock: Lock
  bytes: Uint8Array
}

/** Chooses a key file and, with what opens it, puts its names in the table. */
export function useOpenKey() {
  const t = useT()
  const host = useHost()
  const { uuid } = useSession()
  const project = useProject()
  const say = useToasts((state) => state.say)
  const set = useNames((state) => state.set)
  const [locked, setLocked] = useState<LockedKey | null>(null)
  const choose = async () => {
    const [chosen] = await host.openFiles({ purpose: 'key' })
    if (!chosen) return
    const bytes = await chosen.bytes()
    const lock = parseSealed(bytes)?.lock
    if (lock) setLocked({ file: chosen.name, lock, bytes })
    else say({ text: t('names.notAKey', { file: chosen.name }), bad: true })
  }
  const open = async ({ file, lock, bytes }: LockedKey, key: Uint8Array): Promise<void> => {
    setLocked(null)
    const names = await sharedWorker().run('openKey', { bytes, key })
    if (!names) {
      say({ text: t('names.damagedKey', { file }), bad: true })
      return
    }
    const inKey = new Set(names.names.map(({ name }) => fold(name)))
    const typed = namedRows(knownOf(uuid).rows).filter(({ name }) => !inKey.has(fold(name)))
    const isOurs = names.projectId === project.id
    set(uuid, {
      rows: [...names.names.map(rowOf), ...typed],
      rounds: isOurs ? names.rounds : [],
      sealing: isOurs ? { key, lock } : null,
      file: isOurs ? file : null,
      kept: isOurs ? JSON.stringify(names.names) : '[]',
    })
    say({
      text: isOurs
        ? t('names.keyOpened', { count: names.names.length })
        : t('names.otherProject', { file }),
    })
  }
  return { locked, choose, open, cancel: () => setLocked(null) }
}

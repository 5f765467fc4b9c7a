import { useRef } from 'react'
import { pseudonymise } from '#shared/commands/pseudonymise'
import type { FieldChange } from '#shared/pseudonyms/searching'
import type { Sealing } from '#shared/sealing/lock'
import { wasRefused } from '#history/history'
import { sharedWorker } from '#workers/client'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { settled } from '../app/pending'
import { useProject, useRun, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { knownOf, tableOf, useNames } from './state'
import { reasonOf } from '../safety/wording'

/** Writes the key with what is about to be replaced, and replaces it; where that is nothing, only the key is written. Says whether that was done. */
export function useReplace(): (
  fields: readonly FieldChange[],
  passphrase: string,
) => Promise<boolean> {
  const t = useT()
  const host = useHost()
  const run = useRun()
  const { uuid } = useSession()
  const project = useProject()
  const say = useToasts((state) => state.say)
  const set = useNames((state) => state.set)
  // A browser asks for a file only soon after a press. Where the making of a lock took too long for that, the next press
  // finds it made.
  const prepared = useRef<{ passphrase: string; sealing: Sealing } | null>(null)
  return async (fields, passphrase) => {
    try {
      await settled()
      const worker = sharedWorker()
      const known = knownOf(uuid)
      if (prepared.current?.passphrase !== passphrase) prepared.current = null
      const sealing =
        known.sealing ??
        prepared.current?.sealing ??
        (await worker.run('makeKeyLock', { passphrase }))
      prepared.current = { passphrase, sealing }
      const rounds =
        fields.length === 0
          ? known.rounds
          : [...known.rounds, await worker.run('nameRound', { projectUuid: uuid, fields })]
      const names = [...tableOf(known.rows)]
      const key = { projectId: project.id, names, rounds: [...rounds] }
      const bytes = await worker.run('sealKey', { key, sealing })
      const saved = await host.saveFile(known.file ?? `${project.name}.vetakey`, bytes)
      if (!saved) return false
      if (fields.length > 0 && wasRefused(await run(pseudonymise, { fields }))) return false
      set(uuid, { rounds, sealing, file: saved.name, kept: JSON.stringify(names) })
      return true
    } catch (error) {
      say({ text: t('app.notSaved', { reason: reasonOf(error, t) }), bad: true })
      return false
    }
  }
}

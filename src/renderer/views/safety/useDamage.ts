import { useEffect, useEffectEvent } from 'react'
import { closeSession, type Session } from '#history/projects'
import { damaged, type Disagreement } from '#history/safekeeping'
import type { VaultHost } from '#host/vault'
import { onDamage } from '#storage/damage'
import { sharedWorker } from '#workers/client'
import { useT } from '../app/language'
import { useToasts } from '../app/toasts'

/**
 * Looks through an open project once for rows that the disk has altered, and hears of any that is read. Where one is
 * found, the project is closed and what is kept of it is given to `onDamaged`; where nothing is kept, it is said.
 */
export function useDamage(
  session: Session | null,
  vault: VaultHost | null,
  onDamaged: (disagreement: Disagreement) => void,
): void {
  const t = useT()
  const say = useToasts((state) => state.say)
  const giveUp = useEffectEvent(async (damagedOne: Session) => {
    const { uuid, keeper } = damagedOne
    // Every step that can reach the vault is in it before the database is given up.
    await keeper?.settled()
    const disagreement = vault && (await damaged(uuid, vault))
    if (!disagreement) return say({ text: t('safety.damagedAlone'), bad: true })
    closeSession(damagedOne)
    onDamaged(disagreement)
  })
  useEffect(() => {
    if (!session) return
    let isOver = false
    const stop = onDamage((database) => {
      if (database !== session.uuid || isOver) return
      isOver = true
      void giveUp(session)
    })
    sharedWorker()
      .run('readThrough', { projectUuid: session.uuid })
      .catch((error: unknown) => {
        if (!isOver) throw error
      })
    return () => {
      isOver = true
      stop()
    }
  }, [session])
}

import { useEffect, useState } from 'react'
import { spaceOf } from '#shared/vault/space'
import { listProjects } from '#storage/catalogue'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { reasonOf } from './wording'

interface Broken {
  /** What the browser says of it. */
  words: string
  /** How many projects the vault has. */
  kept: number
}

/** Says that the databases can't be opened at all, and offers to begin new ones, which the vault can fill. */
export function BrokenStore() {
  const t = useT()
  const host = useHost()
  const say = useToasts((state) => state.say)
  const [broken, setBroken] = useState<Broken | null>(null)
  const [busy, setBusy] = useState(false)
  const { vault, freeSpace, putStoreAside } = host
  useEffect(() => {
    if (!vault || !putStoreAside) return
    let isOver = false
    listProjects().catch(async (error: unknown) => {
      // A full disk keeps a whole database from being opened too; then there is only to make room.
      if (spaceOf(await freeSpace()) === 'full') return
      const kept = (await vault.projects()).length
      if (!isOver) setBroken({ words: String(error), kept })
    })
    return () => {
      isOver = true
    }
  }, [freeSpace, putStoreAside, vault])
  if (!broken || !putStoreAside) return null
  const beginAgain = async () => {
    setBusy(true)
    try {
      await putStoreAside()
      location.reload()
    } catch (error) {
      setBusy(false)
      say({ text: t('safety.failed', { reason: reasonOf(error, t) }), bad: true })
    }
  }
  return (
    <section className="notice bad missing" role="alert">
      <h2>{t('safety.storeGone')}</h2>
      <p>{t('safety.storeGoneBody', { count: broken.kept })}</p>
      <p>{t('safety.storeAgainHint')}</p>
      <Button look="primary" isDisabled={busy} onPress={() => void beginAgain()}>
        {t('safety.storeAgain')}
      </Button>
      <details className="removed">
        <summary>{t('safety.technical')}</summary>
        <p className="muted">{broken.words}</p>
      </details>
    </section>
  )
}

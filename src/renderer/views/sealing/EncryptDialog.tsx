import { useState } from 'react'
import type { Sealing } from '#shared/sealing/lock'
import { storeAnew, type StoringStage } from '#history/storing'
import { sharedWorker } from '#workers/client'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { settled } from '../app/pending'
import { useRecords, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Checkbox } from '../controls/Field'
import { offThread } from '../safety/offThread'
import { reasonOf } from '../safety/wording'
import { isGood, NewPassphrase, nothingTyped } from './NewPassphrase'
import { RecoveryKeyDialog } from './RecoveryKeyDialog'
import { StoringState } from './StoringState'

/** Makes the open project an encrypted one. */
export function EncryptDialog({
  onClose,
  onLook,
}: {
  onClose: () => void
  /** Opens the project that this one has become. */
  onLook: (uuid: string) => Promise<void>
}) {
  const t = useT()
  const session = useSession()
  const { vault, media } = useHost()
  const say = useToasts((state) => state.say)
  const copies = useRecords('source').flatMap(({ media: one }) => (one?.copied ? [one.handle] : []))
  const [dropsCopies, setDropsCopies] = useState(false)
  const [typed, setTyped] = useState(nothingTyped)
  const [busy, setBusy] = useState(false)
  const [stage, setStage] = useState<StoringStage | null>(null)
  const [ready, setReady] = useState<{ sealing: Sealing; recoveryKey: string } | null>(null)
  const prepare = async () => {
    setBusy(true)
    setReady(await sharedWorker().run('makeSealing', { passphrase: typed.first }))
    setBusy(false)
  }
  const encrypt = async (sealing: Sealing) => {
    setReady(null)
    setBusy(true)
    try {
      await settled()
      const stored = await storeAnew(session, sealing, vault, offThread, setStage)
      await onLook(stored.uuid)
      if (stored.isOldGone) say({ text: t('seal.encryptedNow') })
      else say({ text: t('seal.oldStays'), bad: true })
      if (dropsCopies) await media.dropCopies(copies)
    } catch (error) {
      say({ text: t('safety.failed', { reason: reasonOf(error, t) }), bad: true })
      setBusy(false)
      setStage(null)
    }
  }
  if (ready) {
    return (
      <RecoveryKeyDialog
        recoveryKey={ready.recoveryKey}
        action={t('seal.encryptNow')}
        onKept={() => void encrypt(ready.sealing)}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog
      title={t('seal.encryptTitle')}
      size="narrow"
      // What is written while the project is stored anew would be lost.
      busy={busy}
      onClose={onClose}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (isGood(typed) && !busy) void prepare()
        }}
      >
        <p>{t('seal.encryptHint')}</p>
        {copies.length > 0 && (
          <div className="notice warn stack">
            <p>{t('seal.copiesStay', { count: copies.length })}</p>
            <Checkbox isSelected={dropsCopies} onChange={setDropsCopies}>
              {t('seal.dropCopies')}
            </Checkbox>
          </div>
        )}
        <NewPassphrase label={t('seal.passphrase')} typed={typed} onChange={setTyped} />
        <div className="row end">
          <StoringState stage={stage} />
          <Button isDisabled={busy} onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button look="primary" type="submit" isDisabled={!isGood(typed)} isPending={busy}>
            {t(busy ? 'seal.working' : 'seal.encryptNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

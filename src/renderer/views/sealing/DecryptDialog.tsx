import { useState } from 'react'
import { sealingOf } from '#history/sealing'
import { storeAnew, type StoringStage } from '#history/storing'
import { sharedWorker } from '#workers/client'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { settled } from '../app/pending'
import { useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { TextField } from '../controls/Field'
import { offThread } from '../safety/offThread'
import { reasonOf } from '../safety/wording'
import { StoringState } from './StoringState'

/** Makes the open, encrypted project one that everybody on this computer can read, for who knows its passphrase. */
export function DecryptDialog({
  onClose,
  onLook,
}: {
  onClose: () => void
  /** Opens the project that this one has become. */
  onLook: (uuid: string) => Promise<void>
}) {
  const t = useT()
  const session = useSession()
  const { vault } = useHost()
  const say = useToasts((state) => state.say)
  const [secret, setSecret] = useState('')
  const [busy, setBusy] = useState(false)
  const [stage, setStage] = useState<StoringStage | null>(null)
  const [isWrong, setIsWrong] = useState(false)
  const decrypt = async () => {
    setBusy(true)
    setIsWrong(false)
    try {
      const sealing = await sealingOf(session.uuid)
      if (!sealing) throw new Error('The project is not encrypted')
      const asked = { lock: sealing.lock, by: 'passphrase', secret } as const
      if (await sharedWorker().run('openLock', asked)) {
        await settled()
        await onLook((await storeAnew(session, null, vault, offThread, setStage)).uuid)
        say({ text: t('seal.removed') })
        return
      }
      setIsWrong(true)
    } catch (error) {
      say({ text: t('safety.failed', { reason: reasonOf(error, t) }), bad: true })
    }
    setBusy(false)
    setStage(null)
  }
  return (
    <Dialog title={t('seal.removeTitle')} size="narrow" busy={busy} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (secret !== '' && !busy) void decrypt()
        }}
      >
        <p>{t('seal.removeHint')}</p>
        <TextField
          label={t('seal.passphrase')}
          type="password"
          value={secret}
          onChange={setSecret}
          autoFocus
        />
        {isWrong && (
          <p role="alert" className="notice bad">
            {t('seal.wrongPassphrase')}
          </p>
        )}
        <div className="row end">
          <StoringState stage={stage} />
          <Button isDisabled={busy} onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button look="danger" type="submit" isDisabled={secret === ''} isPending={busy}>
            {t(busy ? 'seal.working' : 'seal.removeNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

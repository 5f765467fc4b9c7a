import { useState } from 'react'
import { changeLock, sealingOf } from '#history/sealing'
import { sharedWorker } from '#workers/client'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { reasonOf } from '../safety/wording'
import { isGood, NewPassphrase, nothingTyped } from './NewPassphrase'

/** Gives the open, encrypted project another passphrase. */
export function ChangePassphrase({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { uuid } = useSession()
  const { vault } = useHost()
  const say = useToasts((state) => state.say)
  const [typed, setTyped] = useState(nothingTyped)
  const [busy, setBusy] = useState(false)
  const change = async () => {
    setBusy(true)
    try {
      const sealing = await sealingOf(uuid)
      if (!sealing) throw new Error('The project is not encrypted')
      const passphrase = typed.first
      const lock = await sharedWorker().run('changePassphrase', { sealing, passphrase })
      await changeLock(uuid, { key: sealing.key, lock }, vault)
      say({ text: t('seal.changed') })
      onClose()
    } catch (error) {
      say({ text: t('safety.failed', { reason: reasonOf(error, t) }), bad: true })
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('seal.changeTitle')} size="narrow" busy={busy} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (isGood(typed) && !busy) void change()
        }}
      >
        <NewPassphrase label={t('seal.newPassphrase')} typed={typed} onChange={setTyped} />
        <div className="row end">
          <Button isDisabled={busy} onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button look="primary" type="submit" isDisabled={!isGood(typed)} isPending={busy}>
            {t(busy ? 'seal.working' : 'app.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

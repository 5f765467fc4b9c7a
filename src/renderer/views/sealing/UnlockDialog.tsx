import { useEffect, useRef, useState } from 'react'
import type { Lock } from '#shared/sealing/lock'
import { sharedWorker } from '#workers/client'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { TextField } from '../controls/Field'

/** Asks for what opens a lock, until it is opened or the person thinks better of it. */
export function UnlockDialog({
  name,
  lock,
  of = 'project',
  onOpen,
  onClose,
}: {
  /** Null where nobody knows it. */
  name: string | null
  lock: Lock
  /** Of a key of names nobody has a recovery key. */
  of?: 'project' | 'names'
  onOpen: (key: Uint8Array) => void
  onClose: () => void
}) {
  const t = useT()
  const [by, setBy] = useState<'passphrase' | 'recovery'>('passphrase')
  const [secret, setSecret] = useState('')
  const [busy, setBusy] = useState(false)
  const [isWrong, setIsWrong] = useState(false)
  const isLeft = useRef(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
    }
  }, [])
  const open = async () => {
    setBusy(true)
    setIsWrong(false)
    const key = await sharedWorker().run('openLock', { lock, by, secret })
    // Who has closed the dialog meanwhile has thought better of it.
    if (isLeft.current) return
    setBusy(false)
    if (key) onOpen(key)
    else setIsWrong(true)
  }
  const swap = () => {
    setBy(by === 'passphrase' ? 'recovery' : 'passphrase')
    setSecret('')
    setIsWrong(false)
  }
  const ofProject = name === null ? t('seal.unlockUnnamed') : t('seal.unlockTitle', { name })
  return (
    <Dialog
      title={of === 'names' ? t('names.keyTitle', { file: name ?? '' }) : ofProject}
      size="narrow"
      onClose={onClose}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (secret !== '' && !busy) void open()
        }}
      >
        <TextField
          key={by}
          label={t(by === 'passphrase' ? 'seal.passphrase' : 'seal.recoveryKey')}
          type={by === 'passphrase' ? 'password' : 'text'}
          value={secret}
          onChange={setSecret}
          autoFocus
        />
        {isWrong && (
          <p role="alert" className="notice bad">
            {t(of === 'names' ? 'names.wrong' : 'seal.wrong')}
          </p>
        )}
        <div className="spread">
          {of === 'names' ? (
            <span />
          ) : (
            <Button look="quiet" small onPress={swap}>
              {t(by === 'passphrase' ? 'seal.useRecovery' : 'seal.usePassphrase')}
            </Button>
          )}
          <Button look="primary" type="submit" isDisabled={secret === ''} isPending={busy}>
            {t(busy ? 'seal.working' : of === 'names' ? 'names.unlock' : 'seal.open')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

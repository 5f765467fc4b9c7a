import { useState } from 'react'
import type { Sealing } from '#shared/sealing/lock'
import { makeProject } from '#history/projects'
import { sharedWorker } from '#workers/client'
import { useT } from '../app/language'
import { usePreferences } from '../app/preferences'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Checkbox, TextField } from '../controls/Field'
import { isGood, NewPassphrase, nothingTyped } from '../sealing/NewPassphrase'
import { RecoveryKeyDialog } from '../sealing/RecoveryKeyDialog'

export function NewProjectDialog({
  onClose,
  onMade,
}: {
  onClose: () => void
  onMade: (uuid: string) => Promise<void>
}) {
  const t = useT()
  const { coderName, set } = usePreferences()
  const say = useToasts((state) => state.say)
  const [name, setName] = useState('')
  const [coder, setCoder] = useState(coderName)
  const [isSealed, setIsSealed] = useState(false)
  const [typed, setTyped] = useState(nothingTyped)
  const [busy, setBusy] = useState(false)
  const [ready, setReady] = useState<{ sealing: Sealing; recoveryKey: string } | null>(null)
  const make = async (sealing: Sealing | null) => {
    const who = coder.trim() || t('start.defaultCoder')
    const made = await makeProject(name.trim(), who, sealing)
    if (typeof made !== 'string') {
      setReady(null)
      return say({ text: t(made.refused.key, made.refused.values) })
    }
    set({ coderName: who })
    onClose()
    await onMade(made)
  }
  const submit = async () => {
    if (!isSealed) return make(null)
    setBusy(true)
    setReady(await sharedWorker().run('makeSealing', { passphrase: typed.first }))
    setBusy(false)
  }
  if (ready) {
    return (
      <RecoveryKeyDialog
        recoveryKey={ready.recoveryKey}
        action={t('start.create')}
        onKept={() => void make(ready.sealing)}
        onClose={onClose}
      />
    )
  }
  const canMake = name.trim() !== '' && (!isSealed || isGood(typed)) && !busy
  return (
    <Dialog title={t('start.new')} size="narrow" onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (canMake) void submit()
        }}
      >
        <TextField label={t('start.projectName')} value={name} onChange={setName} autoFocus />
        <TextField
          label={t('start.coderName')}
          hint={t('start.coderHint')}
          placeholder={t('start.defaultCoder')}
          value={coder}
          onChange={setCoder}
        />
        <div>
          <Checkbox isSelected={isSealed} onChange={setIsSealed}>
            {t('seal.protect')}
          </Checkbox>
          <p className="muted small">{t('seal.protectHint')}</p>
        </div>
        {isSealed && (
          <NewPassphrase label={t('seal.passphrase')} typed={typed} onChange={setTyped} />
        )}
        <div className="row end">
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={!canMake}>
            {t(busy ? 'seal.working' : 'start.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

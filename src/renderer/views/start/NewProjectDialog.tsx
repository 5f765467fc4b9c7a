import { useState } from 'react'
import { makeProject } from '#history/projects'
import { useT } from '../app/language'
import { usePreferences } from '../app/preferences'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { TextField } from '../controls/Field'

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
  const make = async () => {
    const who = coder.trim() || t('start.defaultCoder')
    const made = await makeProject(name.trim(), who)
    if (typeof made !== 'string') return say({ text: t(made.refused.key, made.refused.values) })
    set({ coderName: who })
    onClose()
    await onMade(made)
  }
  return (
    <Dialog title={t('start.new')} size="narrow" onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void make()
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
        <div className="row end">
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={name.trim() === ''}>
            {t('start.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

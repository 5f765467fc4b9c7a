import { useState } from 'react'
import { wasRefused, type Outcome } from '#history/history'
import { useT } from '../app/language'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { TextField } from './Field'

/** Asks for a name; stays open when the name is refused, so that nothing typed is lost. */
export function RenameDialog({
  title,
  label,
  name,
  onRename,
  onClose,
}: {
  title?: string
  label?: string
  name: string
  onRename: (name: string) => Promise<Outcome>
  onClose: () => void
}) {
  const t = useT()
  const [text, setText] = useState(name)
  const submit = async () => {
    if (text.trim() === name) return onClose()
    if (!wasRefused(await onRename(text))) onClose()
  }
  return (
    <Dialog title={title ?? t('app.rename')} size="narrow" onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField label={label ?? t('app.nameField')} value={text} onChange={setText} autoFocus />
        <div className="row end">
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={text.trim() === ''}>
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

import { useRef, useState } from 'react'
import { useT } from '../app/language'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { Checkbox } from '../controls/Field'
import { Dialog } from '../controls/Dialog'
import './sealing.css'

/** Shows a new recovery key, once; it goes on when the person says that it is kept. */
export function RecoveryKeyDialog({
  recoveryKey,
  action,
  onKept,
  onClose,
}: {
  recoveryKey: string
  /** What is done when it is kept, as the button says it. */
  action: string
  onKept: () => void
  onClose: () => void
}) {
  const t = useT()
  const say = useToasts((state) => state.say)
  const [isKept, setIsKept] = useState(false)
  const shown = useRef<HTMLOutputElement>(null)
  const copy = () => {
    // The shell denies every permission, that of the clipboard too; what is selected can be copied without one.
    if (shown.current) getSelection()?.selectAllChildren(shown.current)
    const isCopied = document.execCommand('copy')
    say({ text: t(isCopied ? 'seal.copied' : 'seal.notCopied'), bad: !isCopied })
  }
  return (
    <Dialog title={t('seal.recoveryTitle')} size="narrow" onClose={onClose}>
      <div className="stack">
        <p>{t('seal.recoveryBody')}</p>
        <output className="recovery-key" ref={shown}>
          {recoveryKey}
        </output>
        <Checkbox isSelected={isKept} onChange={setIsKept}>
          {t('seal.recoveryKept')}
        </Checkbox>
        <div className="spread">
          <Button small onPress={copy}>
            {t('seal.copy')}
          </Button>
          <Button look="primary" isDisabled={!isKept} onPress={onKept}>
            {action}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

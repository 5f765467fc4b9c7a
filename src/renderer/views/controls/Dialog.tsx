import { X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../app/language'
import { Button, IconButton } from './Button'

/** Where the focus goes when nothing has it any more. */
export const FOCUS_HOME = { 'data-focus-home': '' } as const

/**
 * A dialog gives the focus back to what had it when the dialog opened. Where that has gone in the meantime, as with the
 * steps that follow one another, a keyboard would have to begin at the top of the page.
 */
function useFocusHome() {
  useEffect(
    () => () => {
      const soon = (work: () => void) => requestAnimationFrame(() => requestAnimationFrame(work))
      soon(() => {
        if (document.activeElement !== document.body) return
        document.querySelector<HTMLElement>('[data-focus-home]')?.focus()
      })
    },
    [],
  )
}

/**
 * A window over the screen. It closes with Escape, its cross or its own buttons, never by a stray click, and not at all
 * while it is busy.
 */
export function Dialog({
  title,
  size = 'normal',
  busy = false,
  onClose,
  footer,
  children,
}: {
  title: string
  size?: 'narrow' | 'normal' | 'wide'
  busy?: boolean
  onClose: () => void
  footer?: ReactNode
  children: ReactNode
}) {
  const t = useT()
  useFocusHome()
  const close = () => {
    if (!busy) onClose()
  }
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && close()} className="veil">
      <Modal className={`modal ${size}`}>
        <AriaDialog className="dialog">
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton small label={t('app.close')} onPress={close}>
              <X size={16} aria-hidden />
            </IconButton>
          </header>
          <div className="body">{children}</div>
          {footer && <footer>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Asks before something is taken away, and says what goes with it. */
export function ConfirmDialog({
  title,
  body,
  action,
  danger = false,
  onConfirm,
  onClose,
}: {
  title: string
  body: ReactNode
  action: string
  danger?: boolean
  onConfirm: () => void
  onClose: () => void
}) {
  const t = useT()
  return (
    <Dialog
      title={title}
      size="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            look={danger ? 'danger' : 'primary'}
            autoFocus
            onPress={() => {
              onConfirm()
              onClose()
            }}
          >
            {action}
          </Button>
        </>
      }
    >
      {body}
    </Dialog>
  )
}

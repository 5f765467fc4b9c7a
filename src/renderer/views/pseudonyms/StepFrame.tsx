import type { ReactNode } from 'react'
import { Dialog } from '../controls/Dialog'
import './pseudonyms.css'

export type Step = 'names' | 'preview' | 'key' | 'save' | 'done' | 'back'

export interface StepProps {
  go: (step: Step) => void
  onClose: () => void
}

/** The window in which all steps are taken. */
export function StepFrame({
  title,
  size = 'wide',
  busy = false,
  footer,
  onClose,
  children,
}: {
  title: string
  size?: 'normal' | 'wide'
  busy?: boolean
  footer: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Dialog title={title} size={size} busy={busy} onClose={onClose} footer={footer}>
      {children}
    </Dialog>
  )
}

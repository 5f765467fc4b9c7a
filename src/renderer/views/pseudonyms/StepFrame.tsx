import type { ReactNode } from 'react'
import { Dialog } from '../controls/Dialog'
import './pseudonyms.css'

export type Step = 'names' | 'preview' | 'key' | 'done' | 'back'

export interface StepProps {
  go: (step: Step) => void
  onClose: () => void
}

/** The window in which all steps are taken: as wide in each, so that nothing jumps. */
export function StepFrame({
  title,
  footer,
  onClose,
  children,
}: {
  title: string
  footer: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Dialog title={title} size="wide" onClose={onClose} footer={footer}>
      {children}
    </Dialog>
  )
}

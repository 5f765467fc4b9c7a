import { useT } from '../app/language'
import { Dialog } from '../controls/Dialog'
import './settings.css'

const everywhere = [
  ['Ctrl K', 'keys.palette'],
  ['Ctrl Z', 'keys.undo'],
  ['Shift Ctrl Z', 'keys.redo'],
  ['Ctrl S', 'keys.save'],
  ['Ctrl I', 'keys.import'],
  ['Ctrl E', 'keys.export'],
  ['?', 'keys.keys'],
] as const

const transcript = [
  ['/', 'keys.code'],
  ['1 – 9', 'keys.pinned'],
  ['.', 'keys.repeat'],
  ['I', 'keys.inVivo'],
  ['J', 'keys.next'],
  ['K', 'keys.previous'],
  ['Shift ← →', 'keys.select'],
  ['[', 'keys.shrink'],
  [']', 'keys.grow'],
  ['M', 'keys.memo'],
  ['U', 'keys.uncode'],
] as const

const matrix = [
  ['← ↑ → ↓', 'keys.cells'],
  ['Enter', 'keys.evidence'],
  ['Esc', 'keys.closeEvidence'],
] as const

/** On a Mac the same keys are pressed with Command. */
const onThisComputer = (keys: string) =>
  /Mac/i.test(navigator.userAgent) ? keys.replace('Ctrl', '⌘') : keys

/** Every key that means something, by place. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const parts = [
    [t('keys.everywhere'), everywhere],
    [t('keys.inTranscript'), transcript],
    [t('keys.inMatrix'), matrix],
  ] as const
  return (
    <Dialog title={t('app.keys')} onClose={onClose}>
      {parts.map(([title, rows]) => (
        <section key={title} className="keys-part">
          <h3>{title}</h3>
          <dl>
            {rows.map(([keys, meaning]) => (
              <div key={keys}>
                <dt>
                  <kbd className="kbd">{onThisComputer(keys)}</kbd>
                </dt>
                <dd>{t(meaning)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

import type { MemoSubject } from '#shared/formats/memos'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { MemoField } from './MemoField'

/** A memo on something that is not on the screen itself. */
export function MemoDialog({
  subject,
  name,
  onClose,
}: {
  subject: MemoSubject
  name: string
  onClose: () => void
}) {
  const t = useT()
  const title = t('memos.on', { name })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <Button look="primary" onPress={onClose}>
          {t('memos.done')}
        </Button>
      }
    >
      <MemoField subject={subject} label={title} labelHidden rows={6} autoFocus />
      <p className="muted small">{t('memos.saved')}</p>
    </Dialog>
  )
}

import { FileOutput } from 'lucide-react'
import { useT } from '../app/language'
import { useSession } from '../app/session'
import { Button } from '../controls/Button'
import { useKnown } from './state'
import { StepFrame } from './StepFrame'
import { useSaveCopy } from './useSaveCopy'

/** Says what was done, and what the project still holds. */
export function DoneStep({ count, onClose }: { count: number; onClose: () => void }) {
  const t = useT()
  const { uuid } = useSession()
  const { file } = useKnown(uuid)
  const saveCopy = useSaveCopy()
  return (
    <StepFrame
      title={t('names.doneTitle')}
      size="normal"
      onClose={onClose}
      footer={
        <Button look="primary" autoFocus onPress={onClose}>
          {t('names.finish')}
        </Button>
      }
    >
      <div className="stack">
        <p role="status">{t('names.done', { count, file: file ?? '' })}</p>
        <p className="notice warn">{t('names.historyHolds')}</p>
        <p className="muted">{t('names.copyAbout')}</p>
        <div>
          <Button onPress={() => void saveCopy()}>
            <FileOutput size={15} aria-hidden /> {t('names.copyWithout')}
          </Button>
        </div>
      </div>
    </StepFrame>
  )
}

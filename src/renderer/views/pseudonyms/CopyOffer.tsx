import { FileOutput } from 'lucide-react'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { useSaveCopy } from './useSaveCopy'

/** Offers a copy without history in the place of a project file with one. */
export function CopyOffer({
  holds,
  onTake,
}: {
  /** It has to be said that the history holds the names. */
  holds: boolean
  onTake: () => void
}) {
  const t = useT()
  const saveCopy = useSaveCopy()
  return (
    <div className="notice warn stack">
      <p>
        {holds && `${t('names.historyKeeps')} `}
        {t('names.copyAbout')}
      </p>
      <div>
        <Button
          onPress={() => {
            onTake()
            void saveCopy()
          }}
        >
          <FileOutput size={15} aria-hidden /> {t('names.copyWithout')}
        </Button>
      </div>
    </div>
  )
}

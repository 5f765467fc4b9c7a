import { FileOutput } from 'lucide-react'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { useLeftQuestion } from './left'
import { useSaveCopy } from './useSaveCopy'
import './pseudonyms.css'

/** Asks before a file with real names is written. */
export function LeftNamesDialog() {
  const t = useT()
  const question = useLeftQuestion((state) => state.question)
  const saveCopy = useSaveCopy()
  if (!question) return null
  const { file, names, inHistory, isProject, answer } = question
  return (
    <Dialog
      title={t('names.leftTitle')}
      size="normal"
      onClose={() => answer(false)}
      footer={
        <>
          <Button onPress={() => answer(true)}>{t('names.goOn')}</Button>
          <Button look="primary" autoFocus onPress={() => answer(false)}>
            {t('names.goBack')}
          </Button>
        </>
      }
    >
      {names === null ? (
        <p>{t('names.unchecked', { file })}</p>
      ) : (
        <div className="stack">
          <p>{t('names.leftIn', { file })}</p>
          <ul className="left-names">
            {names.map(({ name, count }) => (
              <li key={name} className="spread">
                <strong className="clip">{name}</strong>
                <span className="muted number">{t('names.leftCount', { count })}</span>
              </li>
            ))}
          </ul>
          {inHistory > 0 && (
            <>
              <p className="muted">{t('names.leftHistory', { count: inHistory })}</p>
              {isProject && (
                <div className="notice warn stack">
                  <p>{t('names.copyAbout')}</p>
                  <div>
                    <Button
                      onPress={() => {
                        answer(false)
                        void saveCopy()
                      }}
                    >
                      <FileOutput size={15} aria-hidden /> {t('names.copyWithout')}
                    </Button>
                  </div>
                </div>
              )}
            </>
          )}
        </div>
      )}
    </Dialog>
  )
}

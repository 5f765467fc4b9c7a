import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { CopyOffer } from './CopyOffer'
import { useLeftQuestion, type LeftName } from './left'
import './pseudonyms.css'

function NamesLeft({ names }: { names: readonly LeftName[] }) {
  const t = useT()
  return (
    <ul className="left-names">
      {names.map(({ name, count, doubtful }) => (
        <li key={name} className="spread">
          <strong>{name}</strong>
          <span className="muted number">
            {t('names.leftCount', { count })}
            {doubtful > 0 && ` · ${t('names.leftDoubtful', { count: doubtful })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Asks before a file with real names is written, or one in which nobody can look for them. */
export function LeftNamesDialog() {
  const t = useT()
  const { go } = useLocation()
  const question = useLeftQuestion((state) => state.question)
  if (!question) return null
  const { file, names, inHistory, isProject, canVeil, answer } = question
  const isLocked = names === 'locked'
  const instead = isLocked ? (
    <Button
      look="primary"
      autoFocus
      onPress={() => {
        answer(null)
        go({ overlay: 'pseudonyms' })
      }}
    >
      {t('names.toTheKey')}
    </Button>
  ) : (
    <Button look="primary" autoFocus onPress={() => answer(canVeil ? 'veiled' : null)}>
      {t(canVeil ? 'names.writeVeiled' : 'names.goBack')}
    </Button>
  )
  return (
    <Dialog
      title={t(isLocked ? 'names.lockedTitle' : 'names.leftTitle')}
      size="normal"
      onClose={() => answer(null)}
      footer={
        <>
          <Button onPress={() => answer('asItIs')}>{t('names.goOn')}</Button>
          {(isLocked || canVeil) && (
            <Button onPress={() => answer(null)}>{t('names.goBack')}</Button>
          )}
          {instead}
        </>
      }
    >
      <div className="stack">
        {isLocked && <p>{t('names.lockedIn', { file })}</p>}
        {names === 'unreadable' && <p>{t('names.unchecked', { file })}</p>}
        {typeof names === 'object' && (
          <>
            <p>{t('names.leftIn', { file })}</p>
            <NamesLeft names={names} />
          </>
        )}
        {inHistory > 0 && <p className="muted">{t('names.leftHistory', { count: inHistory })}</p>}
        {canVeil && <p className="muted">{t('names.veilAbout')}</p>}
        {isProject && (isLocked || inHistory > 0) && (
          <CopyOffer holds={isLocked} onTake={() => answer(null)} />
        )}
      </div>
    </Dialog>
  )
}

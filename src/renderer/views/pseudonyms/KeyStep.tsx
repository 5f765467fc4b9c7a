import { useState } from 'react'
import type { FieldChange } from '#shared/pseudonyms/searching'
import { useT } from '../app/language'
import { useSession } from '../app/session'
import { Button } from '../controls/Button'
import { isGood, NewPassphrase, nothingTyped } from '../sealing/NewPassphrase'
import { useKnown } from './state'
import { StepFrame, type StepProps } from './StepFrame'
import { useReplace } from './useReplace'

/** Writes the key, and then replaces: in this order, so that no name is lost. */
export function KeyStep({
  fields,
  count,
  onDone,
  go,
  onClose,
}: StepProps & { fields: readonly FieldChange[]; count: number; onDone: () => void }) {
  const t = useT()
  const { uuid } = useSession()
  const { sealing } = useKnown(uuid)
  const replace = useReplace()
  const [typed, setTyped] = useState(nothingTyped)
  const [busy, setBusy] = useState(false)
  const isReady = (sealing !== null || isGood(typed)) && !busy
  const start = async () => {
    setBusy(true)
    const isDone = await replace(fields, typed.first)
    setBusy(false)
    if (isDone) onDone()
  }
  return (
    <StepFrame
      title={t('names.title')}
      size="normal"
      onClose={onClose}
      footer={
        <>
          <Button isDisabled={busy} onPress={() => go('preview')}>
            {t('names.back')}
          </Button>
          <span className="grow" />
          <Button look="primary" type="submit" form="key-step" isDisabled={!isReady}>
            {t(busy ? 'seal.working' : 'names.saveKeyAndReplace')}
          </Button>
        </>
      }
    >
      <form
        id="key-step"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void start()
        }}
      >
        <h3>{t('names.toKey', { count })}</h3>
        <p>{t('names.keyAbout')}</p>
        {sealing ? (
          <p>{t('names.keySame')}</p>
        ) : (
          <>
            <NewPassphrase label={t('names.keyPassphrase')} typed={typed} onChange={setTyped} />
            <p className="muted">{t('names.noRecovery')}</p>
          </>
        )}
        <p className="notice warn">{t('names.historyHolds')}</p>
      </form>
    </StepFrame>
  )
}

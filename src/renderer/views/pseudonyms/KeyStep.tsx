import { useState } from 'react'
import type { FieldChange } from '#shared/pseudonyms/searching'
import { useT } from '../app/language'
import { useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { isGood, NewPassphrase, nothingTyped } from '../sealing/NewPassphrase'
import { knownOf, useKnown } from './state'
import { StepFrame, type StepProps } from './StepFrame'
import { useReplace } from './useReplace'

/** Writes the key, and then replaces: in this order, so that no name is lost. Without places only the key is written. */
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
  const say = useToasts((state) => state.say)
  const [typed, setTyped] = useState(nothingTyped)
  const [busy, setBusy] = useState(false)
  const isReady = sealing !== null || isGood(typed)
  const replaces = fields.length > 0
  const start = async () => {
    setBusy(true)
    const isDone = await replace(fields, typed.first)
    setBusy(false)
    if (!isDone) return
    if (!replaces) say({ text: t('names.keySaved', { file: knownOf(uuid).file ?? '' }) })
    onDone()
  }
  const action = replaces ? 'names.saveKeyAndReplace' : 'names.saveKey'
  return (
    <StepFrame
      title={t('names.title')}
      size="normal"
      busy={busy}
      onClose={onClose}
      footer={
        <>
          <Button isDisabled={busy} onPress={() => go(replaces ? 'preview' : 'names')}>
            {t('names.back')}
          </Button>
          <span className="grow" />
          <Button
            look="primary"
            type="submit"
            form="key-step"
            isDisabled={!isReady}
            isPending={busy}
            autoFocus={sealing !== null}
          >
            {t(busy ? 'seal.working' : action)}
          </Button>
        </>
      }
    >
      <form
        id="key-step"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !busy) void start()
        }}
      >
        <h3>{replaces ? t('names.keyTitleReplace', { count }) : t('names.saveKey')}</h3>
        <p>{t('names.keyAbout')}</p>
        {sealing ? (
          <p>{t('names.keySame')}</p>
        ) : (
          <>
            <NewPassphrase label={t('names.keyPassphrase')} typed={typed} onChange={setTyped} />
            <p className="muted">{t('names.noRecovery')}</p>
          </>
        )}
        {replaces && <p className="notice warn">{t('names.historyHolds')}</p>}
      </form>
    </StepFrame>
  )
}

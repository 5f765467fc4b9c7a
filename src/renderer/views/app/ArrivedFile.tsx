import { useEffect, useState } from 'react'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { useHost } from './hostContext'
import { useT } from './language'
import { settled } from './pending'
import { useProject } from './session'

/** Asks whether a file that the system hands over shall take the place of the open project. The first screen opens it. */
export function ArrivedFile({ onLeave }: { onLeave: () => void }) {
  const t = useT()
  const host = useHost()
  const { name } = useProject()
  const [file, setFile] = useState<string | null>(null)
  useEffect(() => host.onFile(setFile), [host])
  if (file === null) return null
  const stay = () => {
    setFile(null)
    // It is not wanted later either.
    void host.pendingFiles()
  }
  return (
    <Dialog
      title={t('start.arrived', { file })}
      size="narrow"
      onClose={stay}
      footer={
        <>
          <Button onPress={stay}>{t('app.cancel')}</Button>
          <Button look="primary" autoFocus onPress={() => void settled().then(onLeave)}>
            {t('start.arrivedOpen')}
          </Button>
        </>
      }
    >
      <p>{t('start.arrivedBody', { name })}</p>
    </Dialog>
  )
}

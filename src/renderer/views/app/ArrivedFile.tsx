import { useEffect, useState } from 'react'
import type { PickedFile } from '#host/host'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { useHost } from './hostContext'
import { useT } from './language'
import { settled } from './pending'
import { useProject } from './session'

/** Asks whether a file that the system hands over shall take the place of the open project. */
export function ArrivedFile({ onLeave }: { onLeave: (file: PickedFile) => void }) {
  const t = useT()
  const host = useHost()
  const { name } = useProject()
  const [file, setFile] = useState<PickedFile | null>(null)
  useEffect(
    () => host.onFile(() => void host.pendingFiles().then((all) => setFile(all.at(-1) ?? null))),
    [host],
  )
  if (file === null) return null
  const stay = () => setFile(null)
  return (
    <Dialog
      title={t('start.arrived', { file: file.name })}
      size="narrow"
      onClose={stay}
      footer={
        <>
          <Button onPress={stay}>{t('app.cancel')}</Button>
          <Button look="primary" autoFocus onPress={() => void settled().then(() => onLeave(file))}>
            {t('start.arrivedOpen')}
          </Button>
        </>
      }
    >
      <p>{t('start.arrivedBody', { name })}</p>
    </Dialog>
  )
}

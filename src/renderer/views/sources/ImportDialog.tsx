import { FileText, FolderOpen, ClipboardPaste } from 'lucide-react'
import { useEffect, useState } from 'react'
import { wasRefused } from '#history/history'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords } from '../app/session'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Progress } from '../controls/Progress'
import { Checkbox, TextArea, TextField } from '../controls/Field'
import { useDropped } from './dropped'
import { ImportItem } from './ImportItem'
import { useImport } from './useImport'
import './import.css'

/** How many of the files that were left aside are named. */
const NAMED = 6

function Paste({ onPaste }: { onPaste: (name: string, text: string) => void }) {
  const t = useT()
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  return (
    <div className="stack">
      <TextField label={t('import.pasteName')} value={name} onChange={setName} />
      <TextArea label={t('import.pasteText')} rows={10} value={text} onChange={setText} autoFocus />
      <div>
        <Button
          isDisabled={text.trim() === ''}
          onPress={() => onPaste(name.trim() || t('import.pasted'), text)}
        >
          {t('import.take')}
        </Button>
      </div>
    </div>
  )
}

function Choosing({
  onFiles,
  onPaste,
}: {
  onFiles: (folder: boolean) => void
  onPaste: () => void
}) {
  const t = useT()
  return (
    <div className="import-choose">
      <p className="import-hint">{t('import.drop')}</p>
      <div className="row">
        <Button look="primary" onPress={() => onFiles(false)}>
          <FileText size={16} aria-hidden /> {t('import.files')}
        </Button>
        <Button onPress={() => onFiles(true)}>
          <FolderOpen size={16} aria-hidden /> {t('import.folder')}
        </Button>
        <Button onPress={onPaste}>
          <ClipboardPaste size={16} aria-hidden /> {t('import.paste')}
        </Button>
      </div>
      <p className="muted small">{t('import.formats')}</p>
    </div>
  )
}

/** Brings transcripts in: choose, look at how each was understood, change that, import. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const host = useHost()
  const { go } = useLocation()
  const kinds = useRecords('caseKind').toSorted((a, b) => a.order - b.order)
  const { items, passedOver, add, paste, patch, reread, stop, bringIn } = useImport()
  const { files: dropped, take } = useDropped()
  const [pasting, setPasting] = useState(false)
  const [kindName, setKindName] = useState(kinds[0]?.name ?? t('import.defaultKind'))
  const [linking, setLinking] = useState(true)
  const [busy, setBusy] = useState(false)
  const waiting = items.filter(({ state }) => state.name === 'waiting').length
  const chosen = items.filter((item) => item.chosen && item.state.name === 'read').length
  const choose = async (folder: boolean) =>
    add(await host.openFiles({ purpose: 'transcripts', multiple: true, folder }))
  useEffect(() => {
    if (dropped.length > 0) add(take())
  }, [add, dropped, take])
  const finish = async () => {
    setBusy(true)
    const outcome = await bringIn(linking ? kindName : null)
    setBusy(false)
    if (wasRefused(outcome)) return
    const first = Object.values(outcome.row.diff.added).find((record) => record.type === 'source')
    go({
      screen: 'transcripts',
      overlay: null,
      sourceId: first?.type === 'source' ? first.id : null,
    })
  }
  return (
    <Dialog
      title={t('import.title')}
      size="wide"
      onClose={onClose}
      footer={
        items.length > 0 && (
          <>
            {waiting > 0 ? (
              <Progress label={t('import.reading')} done={(items.length - waiting) / items.length}>
                <span className="small number">
                  {t('import.readSoFar', { done: items.length - waiting, all: items.length })}
                </span>
                <Button small onPress={stop}>
                  {t('import.stop')}
                </Button>
              </Progress>
            ) : (
              <span className="grow" />
            )}
            <Button onPress={onClose}>{t('app.cancel')}</Button>
            <Button
              look="primary"
              isDisabled={chosen === 0 || waiting > 0 || busy}
              onPress={() => void finish()}
            >
              {busy ? t('import.working') : t('import.do', { count: chosen })}
            </Button>
          </>
        )
      }
    >
      <div className="import">
        {pasting ? (
          <Paste
            onPaste={(name, text) => {
              setPasting(false)
              paste(name, text)
            }}
          />
        ) : (
          <Choosing onFiles={(folder) => void choose(folder)} onPaste={() => setPasting(true)} />
        )}
        {items.length > 0 && (
          <>
            <div className="row import-link">
              <Checkbox isSelected={linking} onChange={setLinking}>
                {t('import.link')}
              </Checkbox>
              {linking && (
                <>
                  <span className="muted small" aria-hidden>
                    {t('import.kind')}
                  </span>
                  <TextField
                    label={t('import.kind')}
                    labelHidden
                    value={kindName}
                    onChange={setKindName}
                  />
                </>
              )}
            </div>
            <ul className="import-list">
              {items.map((item) => (
                <ImportItem
                  key={item.id}
                  item={item}
                  linking={linking}
                  onPatch={(change) => patch(item.id, change)}
                  onReread={(options) => reread(item, options)}
                />
              ))}
            </ul>
          </>
        )}
        {passedOver.length > 0 && (
          <p className="muted small">
            {t('import.passedOver', {
              count: passedOver.length,
              names:
                passedOver.slice(0, NAMED).join(', ') + (passedOver.length > NAMED ? ' …' : ''),
            })}
          </p>
        )}
      </div>
    </Dialog>
  )
}

import { FilePlus2, FolderOpen, Library } from 'lucide-react'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useEffectEvent, useState } from 'react'
import { filesFromDrop } from '#host/drop'
import type { PickedFile } from '#host/host'
import { listProjects, patchProject } from '#storage/catalogue'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { FileReading } from '../controls/FileReading'
import { UnlockDialog } from '../sealing/UnlockDialog'
import { BrokenStore } from '../safety/BrokenStore'
import { MissingProjects } from '../safety/MissingProjects'
import { RoomNotice } from '../safety/RoomNotice'
import { SettingsDialog } from '../settings/SettingsDialog'
import { NewProjectDialog } from './NewProjectDialog'
import { ProjectLine } from './ProjectLine'
import { RemovedProjects } from './RemovedProjects'
import { useOpening } from './useOpening'
import './start.css'

/** The first screen: what to open, and what was open last. */
export function StartScreen({
  arrived,
  onOpen,
}: {
  /** What is to be opened at once. */
  arrived: PickedFile | null
  onOpen: (uuid: string) => Promise<void>
}) {
  const t = useT()
  const host = useHost()
  const entries = useLiveQuery(listProjects, [])
  const [dialog, setDialog] = useState<'new' | 'settings' | null>(null)
  const { busy, reading, stop, openFile, openSample, sealedFile, openSealed, leaveSealed } =
    useOpening(onOpen)
  const [isKept, setIsKept] = useState(true)
  const kept = (entries ?? []).filter(({ removedAt, viewOf }) => removedAt === null && !viewOf)
  const openPending = useEffectEvent(async (given: PickedFile | null = null) => {
    const file = given ?? (await host.pendingFiles()).at(-1)
    if (file) await openFile(file)
  })
  const begin = useEffectEvent(() => openPending(arrived))
  useEffect(() => {
    host.setTitle('Veta')
    void begin()
    const ends = [
      host.onFile(() => void openPending()),
      host.onMenu((command) => {
        if (command === 'newProject') setDialog('new')
        if (command === 'settings') setDialog('settings')
      }),
    ]
    return () => ends.forEach((end) => end())
  }, [host])
  useEffect(() => {
    if (kept.length > 0) void host.askToKeep().then(setIsKept)
  }, [host, kept.length])
  const choose = async () => {
    const [file] = await host.openFiles({ purpose: 'project' })
    if (file) await openFile(file)
  }
  /** Where the list can't be read, nothing can be put into it either. */
  const isClosed = busy || !entries
  const removed = (entries ?? []).filter(({ removedAt }) => removedAt !== null)
  return (
    <main
      className="start"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void filesFromDrop(event.dataTransfer).then(([file]) => file && openFile(file))
      }}
    >
      <RoomNotice />
      <div className="start-page">
        <header className="spread">
          <div>
            <h1 className="wordmark">Veta</h1>
            <p className="muted">{t('start.claim')}</p>
          </div>
          <Button look="quiet" onPress={() => setDialog('settings')}>
            {t('app.settings')}
          </Button>
        </header>
        <BrokenStore />
        {/* Where the list can't be read, BrokenStore says so; nobody can tell then what is missing from it. */}
        {entries && <MissingProjects onOpen={onOpen} />}
        <div className="start-actions">
          <Button look="primary" isDisabled={isClosed} onPress={() => setDialog('new')}>
            <FilePlus2 size={18} aria-hidden /> {t('start.new')}
          </Button>
          <Button isDisabled={isClosed} onPress={() => void choose()}>
            <FolderOpen size={18} aria-hidden /> {t('start.open')}
          </Button>
          <Button isDisabled={isClosed} onPress={() => void openSample()}>
            <Library size={18} aria-hidden /> {busy ? t('start.opening') : t('start.sample')}
          </Button>
        </div>
        {reading !== null && <FileReading key={reading} file={reading} onStop={stop} />}
        {kept.length > 0 ? (
          <section>
            <h2>{t('start.recent')}</h2>
            <ul className="project-list">
              {kept.map((entry) => (
                <ProjectLine
                  key={entry.uuid}
                  entry={entry}
                  onOpen={() => void onOpen(entry.uuid)}
                  onRemove={() => void patchProject(entry.uuid, { removedAt: Date.now() })}
                />
              ))}
            </ul>
          </section>
        ) : (
          entries && <p className="notice none-yet">{t('start.none')}</p>
        )}
        <RemovedProjects entries={removed} />
        {!isKept && <p className="notice">{t('safety.mayGo')}</p>}
        <p className="muted small">{t('start.privacy')}</p>
      </div>
      {sealedFile && (
        <UnlockDialog
          name={sealedFile.name}
          lock={sealedFile.lock}
          onClose={leaveSealed}
          onOpen={(key) => void openSealed(sealedFile, key)}
        />
      )}
      {dialog === 'new' && <NewProjectDialog onClose={() => setDialog(null)} onMade={onOpen} />}
      {dialog === 'settings' && <SettingsDialog onClose={() => setDialog(null)} />}
    </main>
  )
}

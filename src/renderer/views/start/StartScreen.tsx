import {
  FilePlus2,
  FolderOpen,
  Library,
  Lock,
  MoreHorizontal,
  RotateCcw,
  Trash2,
} from 'lucide-react'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useEffectEvent, useState } from 'react'
import { filesFromDrop } from '#host/drop'
import type { PickedFile } from '#host/host'
import {
  deleteProjectForGood,
  listProjects,
  patchProject,
  type ProjectEntry,
} from '#storage/catalogue'
import { useHost } from '../app/hostContext'
import { useFormats, useT } from '../app/language'
import { Button, IconButton } from '../controls/Button'
import { ConfirmDialog } from '../controls/Dialog'
import { FileReading } from '../controls/FileReading'
import { MenuButton } from '../controls/Menu'
import { UnlockDialog } from '../sealing/UnlockDialog'
import { BrokenStore } from '../safety/BrokenStore'
import { MissingProjects } from '../safety/MissingProjects'
import { RoomNotice } from '../safety/RoomNotice'
import { SettingsDialog } from '../settings/SettingsDialog'
import { NewProjectDialog } from './NewProjectDialog'
import { useOpening } from './useOpening'
import './start.css'

function ProjectLine({
  entry,
  onOpen,
  onRemove,
}: {
  entry: ProjectEntry
  onOpen: () => void
  onRemove: () => void
}) {
  const t = useT()
  const formats = useFormats()
  return (
    <li className="project-line">
      <Button look="quiet" onPress={onOpen}>
        <span className="grow">
          <span className="project-line-name">
            {entry.name}
            {entry.lock && (
              <Lock size={13} aria-label={t('seal.encrypted')} className="sealed-mark" />
            )}
          </span>
          <span className="muted small">
            {t('start.opened', { date: formats.dateTime(entry.openedAt) })}
            {entry.savedAs && ` · ${entry.savedAs}`}
          </span>
        </span>
      </Button>
      <MenuButton
        label={t('app.more')}
        button={
          <IconButton label={t('app.more')}>
            <MoreHorizontal size={16} aria-hidden />
          </IconButton>
        }
        entries={[{ id: 'remove', label: t('start.remove'), onAction: onRemove }]}
      />
    </li>
  )
}

function RemovedProjects({ entries }: { entries: readonly ProjectEntry[] }) {
  const t = useT()
  const { vault } = useHost()
  const [doomed, setDoomed] = useState<ProjectEntry | null>(null)
  const forget = async (uuid: string) => {
    await deleteProjectForGood(uuid)
    await vault?.forget(uuid)
  }
  if (entries.length === 0) return null
  return (
    <details className="removed">
      <summary>{t('start.removed', { count: entries.length })}</summary>
      <ul>
        {entries.map((entry) => (
          <li key={entry.uuid} className="spread">
            <span className="clip">{entry.name}</span>
            <span className="row">
              <Button small onPress={() => void patchProject(entry.uuid, { removedAt: null })}>
                <RotateCcw size={14} aria-hidden /> {t('start.putBack')}
              </Button>
              <Button small look="danger" onPress={() => setDoomed(entry)}>
                <Trash2 size={14} aria-hidden /> {t('start.deleteForGood')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {doomed && (
        <ConfirmDialog
          title={t('start.deleteForGood')}
          body={<p>{t('start.deleteForGoodBody', { name: doomed.name })}</p>}
          action={t('start.deleteForGood')}
          danger
          onConfirm={() => void forget(doomed.uuid)}
          onClose={() => setDoomed(null)}
        />
      )}
    </details>
  )
}

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
  const isIdle = busy || !entries
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
          <Button look="primary" isDisabled={isIdle} onPress={() => setDialog('new')}>
            <FilePlus2 size={18} aria-hidden /> {t('start.new')}
          </Button>
          <Button isDisabled={isIdle} onPress={() => void choose()}>
            <FolderOpen size={18} aria-hidden /> {t('start.open')}
          </Button>
          <Button isDisabled={isIdle} onPress={() => void openSample()}>
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

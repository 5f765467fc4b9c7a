import {
  BookOpen,
  Command,
  FileText,
  Grid3x3,
  History,
  NotebookPen,
  Quote,
  Redo2,
  Search,
  Undo2,
  Users,
} from 'lucide-react'
import { useDeferredValue, useEffect, useMemo } from 'react'
import { keepListed } from '#history/projects'
import type { PickedFile } from '#host/host'
import { nextSteps } from './undo'
import { Button, IconButton } from '../controls/Button'
import { CasesScreen } from '../cases/CasesScreen'
import { CodebookScreen } from '../codebook/CodebookScreen'
import { ExcerptsScreen } from '../excerpts/ExcerptsScreen'
import { ExportDialog } from '../excerpts/ExportDialog'
import { FindScreen } from '../find/FindScreen'
import { HistoryPanel } from '../history/HistoryPanel'
import { MatrixTab } from '../matrix/MatrixTab'
import { BackToCell } from '../matrix/evidence/BackToCell'
import { useKeyName } from '../keys/useKeyNames'
import { useCopies } from '../media/useCopies'
import { MemosScreen } from '../memos/MemosScreen'
import { KeysDialog } from '../settings/KeysDialog'
import { LeftNamesDialog } from '../pseudonyms/LeftNamesDialog'
import { PseudonymsDialog } from '../pseudonyms/PseudonymsDialog'
import { SafetyNotices } from '../safety/Notices'
import { SafetyDialog } from '../safety/SafetyDialog'
import { DecryptDialog } from '../sealing/DecryptDialog'
import { EncryptDialog } from '../sealing/EncryptDialog'
import { ChangePassphrase } from '../sealing/ChangePassphrase'
import { SettingsDialog } from '../settings/SettingsDialog'
import { useFileDrop } from '../sources/dropped'
import { ImportDialog } from '../sources/ImportDialog'
import { TranscriptsScreen } from '../transcript/TranscriptsScreen'
import { useActions, useActionKeys } from './actions'
import { ArrivedFile } from './ArrivedFile'
import { CommandPalette } from './CommandPalette'
import { FileState } from './FileState'
import { ProjectMenu } from './ProjectMenu'
import { useHost } from './hostContext'
import { useT } from './language'
import { screens, useLocation, type Screen } from './location'
import { useJournal, useProject, useSession } from './session'

const icons: Record<(typeof screens)[number], typeof FileText> = {
  transcripts: FileText,
  codebook: BookOpen,
  cases: Users,
  matrix: Grid3x3,
  excerpts: Quote,
  memos: NotebookPen,
}

const views: Record<Screen, () => React.ReactNode> = {
  transcripts: TranscriptsScreen,
  codebook: CodebookScreen,
  cases: CasesScreen,
  matrix: MatrixTab,
  excerpts: ExcerptsScreen,
  memos: MemosScreen,
  find: FindScreen,
}

function Tabs() {
  const t = useT()
  const { screen, go } = useLocation()
  return (
    <nav className="tabs" aria-label={t('app.screens')}>
      {screens.map((name) => {
        const Icon = icons[name]
        return (
          <Button
            key={name}
            look="quiet"
            aria-current={name === screen ? 'page' : 'false'}
            onPress={() => go({ screen: name })}
          >
            <Icon size={16} aria-hidden />
            {t(`app.${name}`)}
          </Button>
        )
      })}
    </nav>
  )
}

function UndoButtons() {
  const t = useT()
  const journal = useDeferredValue(useJournal())
  const { undo, redo } = useActions()
  const { nextUndo, nextRedo } = useMemo(() => nextSteps(journal, t), [journal, t])
  return (
    <>
      <IconButton
        label={nextUndo ? t('app.undoStep', { step: nextUndo }) : t('app.undo')}
        isDisabled={!nextUndo}
        onPress={() => void undo()}
      >
        <Undo2 size={17} aria-hidden />
      </IconButton>
      <IconButton
        label={nextRedo ? t('app.redoStep', { step: nextRedo }) : t('app.redo')}
        isDisabled={!nextRedo}
        onPress={() => void redo()}
      >
        <Redo2 size={17} aria-hidden />
      </IconButton>
    </>
  )
}

/** An open project: the bar over everything, one screen, and what lies over it. */
export function ProjectFrame({
  onClose,
  onLeave,
  onLook,
}: {
  onClose: () => void
  /** Leads to the first screen, from a copy that is only looked at too, to open a file there. */
  onLeave: (file: PickedFile) => void
  /** Opens another project in the place of this one. */
  onLook: (uuid: string) => Promise<void>
}) {
  const t = useT()
  const host = useHost()
  const { uuid } = useSession()
  const project = useProject()
  const { screen, overlay, historyOpen, go } = useLocation()
  const View = views[screen]
  const filesOver = useFileDrop()
  const keyOf = useKeyName()
  useActionKeys()
  useCopies()
  useEffect(() => host.setTitle(`${project.name} – Veta`), [host, project.name])
  useEffect(() => void keepListed(uuid, project.name), [project.name, uuid])
  const dismiss = () => go({ overlay: null })
  return (
    <div className="frame">
      <header className="bar">
        <Button look="quiet" onPress={onClose} aria-label={t('app.projects')}>
          <span className="brand">Veta</span>
        </Button>
        <span className="project-name clip" title={project.name}>
          {project.name}
        </span>
        <Tabs />
        <span className="grow" />
        <FileState />
        <UndoButtons />
        <IconButton
          label={
            keyOf('findInProject') === ''
              ? t('find.inProject')
              : `${t('find.inProject')} (${keyOf('findInProject')})`
          }
          aria-pressed={screen === 'find'}
          onPress={() => go({ screen: 'find' })}
        >
          <Search size={17} aria-hidden />
        </IconButton>
        <IconButton
          label={t('app.history')}
          aria-pressed={historyOpen}
          onPress={() => go({ historyOpen: !historyOpen })}
        >
          <History size={17} aria-hidden />
        </IconButton>
        <IconButton
          label={
            keyOf('palette') === '' ? t('app.palette') : `${t('app.palette')} (${keyOf('palette')})`
          }
          onPress={() => go({ overlay: 'palette' })}
        >
          <Command size={16} aria-hidden />
        </IconButton>
        <ProjectMenu onClose={onClose} />
      </header>
      <SafetyNotices onLeave={onClose} />
      <div className="stage">
        <View />
        <BackToCell />
        {historyOpen && <HistoryPanel />}
      </div>
      {filesOver && <p className="drop-veil">{t('import.dropHere')}</p>}
      {overlay === 'import' && <ImportDialog onClose={dismiss} />}
      {overlay === 'export' && <ExportDialog onClose={dismiss} />}
      {overlay === 'settings' && <SettingsDialog onClose={dismiss} />}
      {overlay === 'encrypt' && <EncryptDialog onClose={dismiss} onLook={onLook} />}
      {overlay === 'decrypt' && <DecryptDialog onClose={dismiss} onLook={onLook} />}
      {overlay === 'passphrase' && <ChangePassphrase onClose={dismiss} />}
      {overlay === 'safety' && <SafetyDialog onClose={dismiss} onLook={onLook} />}
      {overlay === 'pseudonyms' && <PseudonymsDialog onClose={dismiss} />}
      {overlay === 'keys' && <KeysDialog onClose={dismiss} />}
      {overlay === 'palette' && <CommandPalette onClose={dismiss} onLeave={onClose} />}
      <LeftNamesDialog />
      <ArrivedFile onLeave={onLeave} />
    </div>
  )
}

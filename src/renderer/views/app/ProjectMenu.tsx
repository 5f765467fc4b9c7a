import {
  ClipboardList,
  FileDown,
  FileOutput,
  FolderOpen,
  Keyboard,
  KeyRound,
  LockOpen,
  Save,
  Settings,
  ShieldCheck,
  Upload,
  VenetianMask,
} from 'lucide-react'
import { Button } from '../controls/Button'
import { FOCUS_HOME } from '../controls/Dialog'
import { MenuButton } from '../controls/Menu'
import { useKeyName } from '../keys/useKeyNames'
import { useSaveCopy } from '../pseudonyms/useSaveCopy'
import { useIsSealed } from '../sealing/useIsSealed'
import { useActions } from './actions'
import { useHost } from './hostContext'
import { useT } from './language'
import { useLocation } from './location'

/** What can be done with the project as a whole. */
export function ProjectMenu({ onClose }: { onClose: () => void }) {
  const t = useT()
  const host = useHost()
  const isSealed = useIsSealed()
  const { go } = useLocation()
  const { save } = useActions()
  const saveCopy = useSaveCopy()
  const keyOf = useKeyName()
  const icon = { size: 15, 'aria-hidden': true } as const
  return (
    <MenuButton
      label={t('app.projectMenu')}
      button={
        <Button look="quiet" aria-label={t('app.projectMenu')} {...FOCUS_HOME}>
          <ClipboardList size={17} aria-hidden />
        </Button>
      }
      entries={[
        {
          id: 'import',
          label: t('app.import'),
          icon: <Upload {...icon} />,
          keys: keyOf('import'),
          onAction: () => go({ overlay: 'import' }),
        },
        {
          id: 'export',
          label: t('app.export'),
          icon: <FileDown {...icon} />,
          keys: keyOf('export'),
          onAction: () => go({ overlay: 'export' }),
        },
        {
          id: 'pseudonyms',
          label: t('names.menu'),
          icon: <VenetianMask {...icon} />,
          onAction: () => go({ overlay: 'pseudonyms' }),
        },
        null,
        {
          id: 'save',
          label: t('app.saveFile'),
          icon: <Save {...icon} />,
          keys: keyOf('save'),
          onAction: () => void save(false),
        },
        {
          id: 'saveAs',
          label: t('app.saveFileAs'),
          icon: <Save {...icon} />,
          onAction: () => void save(true),
        },
        {
          id: 'copy',
          label: t('names.copyWithout'),
          icon: <FileOutput {...icon} />,
          onAction: () => void saveCopy(),
        },
        ...(host.vault
          ? [
              {
                id: 'safety',
                label: `${t('safety.title')}…`,
                icon: <ShieldCheck {...icon} />,
                onAction: () => go({ overlay: 'safety' }),
              },
            ]
          : []),
        ...(isSealed === false
          ? [
              {
                id: 'encrypt',
                label: t('seal.encrypt'),
                icon: <KeyRound {...icon} />,
                onAction: () => go({ overlay: 'encrypt' }),
              },
            ]
          : []),
        ...(isSealed
          ? [
              {
                id: 'passphrase',
                label: t('seal.change'),
                icon: <KeyRound {...icon} />,
                onAction: () => go({ overlay: 'passphrase' }),
              },
              {
                id: 'decrypt',
                label: t('seal.remove'),
                icon: <LockOpen {...icon} />,
                onAction: () => go({ overlay: 'decrypt' }),
              },
            ]
          : []),
        null,
        {
          id: 'keys',
          label: t('app.keys'),
          icon: <Keyboard {...icon} />,
          keys: keyOf('keys'),
          onAction: () => go({ overlay: 'keys' }),
        },
        {
          id: 'settings',
          label: t('app.settings'),
          icon: <Settings {...icon} />,
          onAction: () => go({ overlay: 'settings' }),
        },
        null,
        {
          id: 'close',
          label: t('app.projects'),
          icon: <FolderOpen {...icon} />,
          onAction: onClose,
        },
      ]}
    />
  )
}

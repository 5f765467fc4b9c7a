import { useEffect, useRef } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { Picker, type PickerItem } from '../controls/Picker'
import { useKeyName } from '../keys/useKeyNames'
import { compareNames } from '#shared/text/naturalOrder'
import { findInProject, findInTranscript } from '../find/findBarState'
import { useAutocodeCommands, useTranscriptCommands } from '../transcript/useTranscriptCommands'
import { useSaveCopy } from '../pseudonyms/useSaveCopy'
import { useActions } from './actions'
import { useT } from './language'
import { screens, useLocation } from './location'
import { useRecords } from './session'

/** Everything that can be done or gone to, found by typing. */
export function CommandPalette({ onClose, onLeave }: { onClose: () => void; onLeave: () => void }) {
  const t = useT()
  const { go } = useLocation()
  const keyOf = useKeyName()
  const { undo, redo, save } = useActions()
  const saveCopy = useSaveCopy()
  const ofTranscript = useTranscriptCommands()
  const autocodes = useAutocodeCommands()
  // Done when the list is gone with all that belongs to it: until then it keeps the focus to itself.
  const chosen = useRef<() => unknown>(undefined)
  useEffect(() => () => queueMicrotask(() => void chosen.current?.()), [])
  const sources = useRecords('source').toSorted((a, b) => compareNames(a.name, b.name))
  const actions: (PickerItem & { run: () => unknown })[] = [
    ...screens.map((screen) => ({
      id: screen,
      name: t(`app.${screen}`),
      run: () => go({ screen }),
    })),
    {
      id: 'find',
      name: t('find.inTranscript'),
      keys: keyOf('find'),
      run: findInTranscript,
    },
    {
      id: 'findInProject',
      name: t('find.inProject'),
      keys: keyOf('findInProject'),
      run: findInProject,
    },
    {
      id: 'import',
      name: t('app.import'),
      keys: keyOf('import'),
      run: () => go({ overlay: 'import' }),
    },
    {
      id: 'export',
      name: t('app.export'),
      keys: keyOf('export'),
      run: () => go({ overlay: 'export' }),
    },
    { id: 'save', name: t('app.saveFile'), keys: keyOf('save'), run: () => void save(false) },
    { id: 'saveAs', name: t('app.saveFileAs'), keys: keyOf('saveAs'), run: () => void save(true) },
    { id: 'pseudonyms', name: t('names.title'), run: () => go({ overlay: 'pseudonyms' }) },
    { id: 'copy', name: t('names.copyWithout'), run: saveCopy },
    { id: 'undo', name: t('app.undo'), keys: keyOf('undo'), run: () => void undo() },
    { id: 'redo', name: t('app.redo'), keys: keyOf('redo'), run: () => void redo() },
    { id: 'history', name: t('app.history'), run: () => go({ historyOpen: true }) },
    {
      id: 'settings',
      name: t('app.settings'),
      keys: keyOf('settings'),
      run: () => go({ overlay: 'settings' }),
    },
    { id: 'keys', name: t('app.keys'), keys: keyOf('keys'), run: () => go({ overlay: 'keys' }) },
    { id: 'projects', name: t('app.projects'), run: onLeave },
    ...ofTranscript,
    ...autocodes,
    ...sources.map((source) => ({
      id: source.id,
      name: source.name,
      detail: t('app.transcripts'),
      run: () => go({ screen: 'transcripts', sourceId: source.id }),
    })),
  ]
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="veil top"
    >
      <Modal className="modal narrow">
        <AriaDialog className="dialog" aria-label={t('app.palette')}>
          <Picker
            label={t('app.palette')}
            placeholder={t('app.searchCommands')}
            nothing={t('app.noCommand')}
            items={actions}
            onPick={(id) => {
              chosen.current = actions.find((action) => action.id === id)?.run
              onClose()
            }}
          />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

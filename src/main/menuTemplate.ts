import type { MenuItemConstructorOptions } from 'electron'
import type { Accelerators, MenuCommand } from '#shared/ipc/contract'
import type { Translate } from '#shared/messages/translate'

export interface MenuSettings {
  t: Translate
  appName: string
  isMac: boolean
  /** The keys that this person has for the commands. */
  accelerators: Accelerators
  onCommand: (command: MenuCommand) => void
}

/** The native menu as a value: in the language of the window, with the keys that its commands have there. */
export function menuTemplate(settings: MenuSettings): MenuItemConstructorOptions[] {
  const { t, appName, isMac, accelerators, onCommand } = settings
  const item = (command: MenuCommand): MenuItemConstructorOptions => ({
    id: command,
    label: t(`menu.${command}`),
    // Shown but not taken: the window itself listens, so that a key means the same in both editions.
    ...(accelerators[command] !== undefined && {
      accelerator: accelerators[command],
      registerAccelerator: false,
    }),
    click: () => onCommand(command),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: t('menu.file'),
      submenu: [
        item('newProject'),
        item('openProject'),
        line,
        item('save'),
        item('saveAs'),
        line,
        item('import'),
        item('export'),
        line,
        { role: 'quit', label: t('menu.quit', { app: appName }) },
      ],
    },
    {
      label: t('menu.edit'),
      submenu: [
        item('undo'),
        item('redo'),
        line,
        { role: 'cut', label: t('menu.cut') },
        { role: 'copy', label: t('menu.copy') },
        { role: 'paste', label: t('menu.paste') },
        { role: 'selectAll', label: t('menu.selectAll') },
      ],
    },
    {
      label: t('menu.view'),
      submenu: [
        { role: 'resetZoom', label: t('menu.resetZoom') },
        { role: 'zoomIn', label: t('menu.zoomIn') },
        { role: 'zoomOut', label: t('menu.zoomOut') },
        { role: 'togglefullscreen', label: t('menu.fullScreen') },
      ],
    },
    { label: t('menu.help'), submenu: [item('keys'), item('settings')] },
  ]
}

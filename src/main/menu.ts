import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron'
import { MENU_CHANNEL, type MenuCommand } from '#shared/ipc/contract'
import type { Translate } from '#shared/messages/translate'

/** The native menu, in the language of the window. */
export function setMenu(window: BrowserWindow, t: Translate): void {
  const item = (command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label: t(`menu.${command}`),
    // Shown but not taken: the window itself listens, so that a key means the same in both editions.
    ...(accelerator && { accelerator, registerAccelerator: false }),
    click: () => window.webContents.send(MENU_CHANNEL, command),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: t('menu.file'),
      submenu: [
        item('newProject'),
        item('openProject', 'CmdOrCtrl+O'),
        line,
        item('save', 'CmdOrCtrl+S'),
        item('saveAs', 'Shift+CmdOrCtrl+S'),
        line,
        item('import', 'CmdOrCtrl+I'),
        item('export', 'CmdOrCtrl+E'),
        line,
        { role: 'quit', label: t('menu.quit', { app: app.getName() }) },
      ],
    },
    {
      label: t('menu.edit'),
      submenu: [
        item('undo', 'CmdOrCtrl+Z'),
        item('redo', 'Shift+CmdOrCtrl+Z'),
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
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

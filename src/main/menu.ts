import { app, Menu, type BrowserWindow } from 'electron'
import { MENU_CHANNEL, type Accelerators } from '#shared/ipc/contract'
import type { Translate } from '#shared/messages/translate'
import { menuTemplate } from './menuTemplate'

/** Puts up the native menu of a window, in place of the one that was there. */
export function setMenu(window: BrowserWindow, t: Translate, accelerators: Accelerators): void {
  const template = menuTemplate({
    t,
    appName: app.getName(),
    isMac: process.platform === 'darwin',
    accelerators,
    onCommand: (command) => window.webContents.send(MENU_CHANNEL, command),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

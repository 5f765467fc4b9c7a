import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { ORIGIN } from './protocol'
import { lastBounds, rememberBounds } from './windowState'

export async function openWindow(): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    ...lastBounds(),
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Veta',
    backgroundColor: '#f7f5f1',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  rememberBounds(window)
  window.once('ready-to-show', () => window.show())
  // The page sets the title with the project's name; its own <title> must not undo that.
  window.on('page-title-updated', (event) => event.preventDefault())
  await window.loadURL(`${ORIGIN}/index.html`)
  return window
}

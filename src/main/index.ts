import { join, resolve } from 'node:path'
import { app, BrowserWindow } from 'electron'
import { FILES_CHANNEL } from '#shared/ipc/contract'
import { describeFile } from './files'
import { known, sweepCopies } from './media/requests'
import { registerScheme, serveApp } from './protocol'
import { answerRequests } from './requests'
import { lockDown } from './security'
import { takeVault } from './vault/take'
import { openWindow } from './window'

/** The project files among the arguments of a start, which may be written from the folder that it was made in. */
const projectFilesIn = (argv: readonly string[], folder: string) =>
  argv
    .slice(1)
    .filter((argument) => /\.(veta|qdpx)$/i.test(argument))
    .map((path) => resolve(folder, path))

/** Paths that the system asked to open and the window has not fetched yet. */
const waiting = projectFilesIn(process.argv, process.cwd())

/** Hands paths over to the window, which asks first where a project is open in it. */
function handOver(paths: readonly string[]): void {
  waiting.push(...paths)
  if (paths.length === 0) return
  for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send(FILES_CHANNEL)
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

// Two processes on one profile would damage its databases: the second one hands its files over and ends.
if (!app.requestSingleInstanceLock()) app.quit()
else {
  registerScheme()
  app.on('second-instance', (_event, argv, folder) => {
    handOver(projectFilesIn(argv, folder))
    showWindow()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    handOver([path])
    showWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void openWindow()
  })
  void app.whenReady().then(async () => {
    const vault = await takeVault()
    if (!vault) return
    lockDown()
    serveApp(join(import.meta.dirname, '../renderer'), known)
    answerRequests(() => Promise.all(waiting.splice(0).map((path) => describeFile(path))), vault)
    await openWindow()
    await sweepCopies()
  })
}

import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { VAULT_CHANNEL } from '#shared/ipc/contract'
import { createTranslator } from '#shared/messages/translate'
import { fileCalls } from './calls'
import { heavyThread } from './heavyThread'
import { takeLock } from './lock'
import { vaultPlace } from './place'
import { troubleOf } from './requests'
import { openVault, type Vault } from './vault'

/** A snapshot that could not be made is no reason to stop; the window says so. */
function tellWindows(uuid: string, error: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) {
    window.webContents.send(VAULT_CHANNEL, { uuid, ...troubleOf(error) })
  }
}

/** Opens the vault for this process alone. Where another process writes in it, says which, ends the app and gives null. */
export async function takeVault(): Promise<Vault | null> {
  const profile = app.getPath('userData')
  const { folder, moved } = await vaultPlace(profile, app.getName())
  const lock = await takeLock(fileCalls, folder)
  if ('heldBy' in lock) {
    const { pid, computer, since } = lock.heldBy
    const locale = app.getLocale().startsWith('es') ? 'es' : 'en'
    const t = createTranslator(locale)
    const when = new Date(since).toLocaleString(locale)
    dialog.showErrorBox(t('safety.heldTitle'), t('safety.heldBody', { computer, pid, when }))
    app.exit(1)
    return null
  }
  const vault = openVault(
    fileCalls,
    { folder, profile, moved },
    heavyThread(join(import.meta.dirname, 'vaultThread.js')),
    () => Date.now(),
    tellWindows,
  )
  let isDone = false
  app.on('will-quit', (event) => {
    if (isDone) return
    event.preventDefault()
    void vault
      .settled()
      .then(lock.release)
      .finally(() => {
        isDone = true
        app.quit()
      })
  })
  return vault
}

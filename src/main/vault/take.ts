import { hostname } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { VAULT_CHANNEL } from '#shared/ipc/contract'
import { createTranslator } from '#shared/messages/translate'
import { fileCalls } from './calls'
import { heavyThread } from './heavyThread'
import { nameOf, takeLock } from './lock'
import { vaultPlace } from './place'
import { troubleOf } from './requests'
import { openVault, type Vault } from './vault'

/** A snapshot that could not be made is no reason to stop; the window says so. */
function tellWindows(uuid: string, error: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) {
    window.webContents.send(VAULT_CHANNEL, { uuid, ...troubleOf(error) })
  }
}

/** Says why the app ends before it has begun. */
function endWith(title: string, body: string): null {
  dialog.showErrorBox(title, body)
  app.exit(1)
  return null
}

/** Has the vault closed, and its lock given back, before the app ends. */
function closeAtEnd(vault: Vault, release: () => Promise<void>): void {
  let isDone = false
  app.on('will-quit', (event) => {
    if (isDone) return
    event.preventDefault()
    void vault
      .settled()
      .then(release)
      .finally(() => {
        isDone = true
        app.quit()
      })
  })
}

/**
 * Opens the vault for this process alone. Where another process writes in it, or the folder can't be used, says so, ends
 * the app and gives null.
 */
export async function takeVault(): Promise<Vault | null> {
  const locale = app.getLocale().startsWith('es') ? 'es' : 'en'
  const t = createTranslator(locale)
  const profile = app.getPath('userData')
  try {
    const { folder, moved } = await vaultPlace(profile, app.getName())
    const lock = await takeLock(fileCalls, folder)
    if ('heldBy' in lock) {
      const { computer, pid, since } = lock.heldBy
      const when = new Date(since).toLocaleString(locale)
      const body = t('safety.heldBody', { computer, pid, when })
      const file = join(folder, nameOf(lock.heldBy))
      const isElsewhere = computer !== hostname()
      const how = isElsewhere ? `\n\n${t('safety.heldElsewhere', { file })}` : ''
      return endWith(t('safety.heldTitle'), body + how)
    }
    const script = join(import.meta.dirname, 'vaultThread.js')
    const place = { folder, profile, moved }
    const vault = openVault(fileCalls, place, heavyThread(script), () => Date.now(), tellWindows)
    closeAtEnd(vault, lock.release)
    return vault
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return endWith(t('safety.noVaultTitle'), t('safety.noVaultBody', { reason }))
  }
}

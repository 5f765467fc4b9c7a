import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from 'electron'

/**
 * Makes room for new databases where the browser can't open what it has of the old ones: a damaged file of theirs is
 * enough for that, and then not even deleting them from the page works. What they were is kept beside.
 */
export async function putStoreAside(session: Session): Promise<null> {
  if (session.storagePath) {
    const store = join(session.storagePath, 'IndexedDB')
    await cp(store, `${store}.damaged-${Date.now()}`, { recursive: true })
  }
  await session.clearStorageData({ storages: ['indexdb'] })
  return null
}

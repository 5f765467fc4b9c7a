import type { Page } from '@playwright/test'

type Rows = Record<string, Record<string, unknown>[]>

/**
 * The rows of the open project as they are on the disk, by the names of the tables: all of them, or of those that are
 * named the fields that are wanted. Rejects where one can't be read.
 */
export const rowsOnDisk = (page: Page, wanted?: Record<string, string>): Promise<Rows> =>
  page.evaluate(async (only) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error))
      })
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name!))
      try {
        const stores = [...database.objectStoreNames]
        if (!stores.includes('coding')) continue
        const read = async (store: string): Promise<Rows[string]> => {
          const rows = await answer(database.transaction(store).objectStore(store).getAll())
          const field = only?.[store]
          return field === undefined ? rows : rows.map((row) => ({ [field]: row[field] }))
        }
        const chosen = only ? Object.keys(only) : stores
        const rows = await Promise.all(chosen.map(async (store) => [store, await read(store)]))
        return Object.fromEntries(rows) as Rows
      } finally {
        database.close()
      }
    }
    throw new Error('There is no project on the disk')
  }, wanted)

/** The texts and the anchors of codings as they are on the disk. */
export async function onDisk(page: Page) {
  const { text, coding } = (await rowsOnDisk(page, { text: 'text', coding: 'anchor' })) as {
    text: { text: string }[]
    coding: { anchor: { start: number; end: number; quote: string } }[]
  }
  return { texts: text.map((row) => row.text), anchors: coding.map(({ anchor }) => anchor) }
}

import type { Page } from '@playwright/test'

/** Every row of the open project as it is on the disk, by the names of the tables. Rejects where one can't be read. */
export const rowsOnDisk = (page: Page): Promise<Record<string, unknown[]>> =>
  page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error))
      })
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name!))
      const stores = [...database.objectStoreNames]
      try {
        if (!stores.includes('coding')) continue
        const read = (store: string) =>
          answer(database.transaction(store).objectStore(store).getAll())
        const rows = await Promise.all(stores.map(async (store) => [store, await read(store)]))
        return Object.fromEntries(rows) as Record<string, unknown[]>
      } finally {
        database.close()
      }
    }
    throw new Error('There is no project on the disk')
  })

/** The texts and the anchors of codings as they are on the disk. */
export async function onDisk(page: Page) {
  const { text, coding } = (await rowsOnDisk(page)) as {
    text: { text: string }[]
    coding: { anchor: { start: number; end: number; quote: string } }[]
  }
  return { texts: text.map((row) => row.text), anchors: coding.map(({ anchor }) => anchor) }
}

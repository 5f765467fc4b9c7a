import { cp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from '@playwright/test'
import { harm, harms } from '../torture/harm'
import { chanceOf, runs, told } from '../torture/runs'
import { rowsOnDisk } from './onDisk'
import { openAgain } from './openAgain'
import { importTranscripts, steps } from './steps'
import { writeTranscripts } from './transcripts'
import { expect, storeOf, test } from './veta'

const passages = [
  ['The mine asked for it.', 'Demand'],
  ['Money.', 'Credit'],
  ['We had no choice', 'Pressure'],
] as const

/**
 * The browser keeps a value of 64 KB, once it is compressed, in a file of its own, which has no checksum: this is long,
 * and no word of it comes back.
 */
const long = Array.from({ length: 1000 }, (_, i) =>
  Array.from({ length: 8 }, (__, k) => `syn${Math.imul(i * 8 + k + 1, 2_654_435_761) >>> 0}`),
).map((words) => words.join(' '))

/** The files of the database, the largest first, but for the log that no database is read from. */
async function databaseFiles(store: string): Promise<string[]> {
  const names = await readdir(store, { recursive: true })
  const files: { path: string; size: number }[] = []
  for (const name of names.toSorted()) {
    const path = join(store, name)
    const found = await stat(path)
    const isRead = !/(^|\/)(LOG|LOG\.old|LOCK)$/.test(name)
    if (isRead && found.isFile() && found.size > 0) files.push({ path, size: found.size })
  }
  return files.toSorted((a, b) => b.size - a.size).map(({ path }) => path)
}

/** Large values are in files of their own, in a folder of this kind. */
const isOfLarge = (path: string) => path.includes('.indexeddb.blob')

/** What the project has on the disk, but for what the app notes about it; why, where it can't be read. */
const stored = (page: Page) =>
  rowsOnDisk(page).then(
    ({ meta: _, ...rows }) => rows,
    (error: unknown) => String(error),
  )

/** Goes on once the app has found what is damaged in the open project, where something is. */
async function mended(page: Page, whole: unknown): Promise<string> {
  const noticed = page.getByText('is not as it was written')
  await expect(page.getByRole('region', { name: 'Transcripts' }).or(noticed).first()).toBeVisible()
  if (!(await noticed.isVisible()) && isDeepStrictEqual(await stored(page), whole)) return ''
  await expect(noticed).toBeVisible()
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  return ', noticed, restored from the vault'
}

test('a database that is damaged anywhere gives back all of the project, from the vault if it must', async ({
  start,
  folder,
}) => {
  const many = runs(6)
  test.setTimeout(90_000 + many * 30_000)
  const first = await start()
  const interviews = await writeTranscripts(folder)
  await writeFile(join(interviews, 'Long.txt'), long.join('\n\n'))
  const does = await importTranscripts(first, {
    of: interviews,
    into: 'Pumps',
    opens: 'Alpha',
  })
  for (const [words, code] of passages) {
    await does.select(words)
    await does.code(code)
  }
  await expect(first.page.getByRole('region', { name: 'Transcripts' })).toContainText('3 codings')
  const rows = await stored(first.page)
  await first.close()
  const profile = join(folder, 'profile')
  const whole = join(folder, 'whole')
  await cp(profile, whole, { recursive: true })

  for (let run = 0; run < many; run += 1) {
    const chance = chanceOf(run)
    await rm(profile, { recursive: true })
    await cp(whole, profile, { recursive: true })
    const files = await databaseFiles(storeOf(folder))
    const large = files.filter(isOfLarge)
    // Every third time a file of a large value, which nothing but Veta's own checksum guards.
    const file = chance.pick(run % 3 === 0 ? large : files)
    const harmed = await harm(file, chance.pick(harms), chance)
    const { page, close } = await start()
    const way = (await openAgain(page, 'Pumps')) + (await mended(page, rows))
    console.log(`${file.split('/').at(-1)}, ${harmed}: ${way}`)
    await steps(page).openTranscript('Alpha')
    const list = page.getByRole('region', { name: 'Transcripts' })
    await expect(list, told(run, way)).toContainText('3 transcripts')
    await expect(list, told(run, way)).toContainText('3 codings')
    await expect(page.locator('.ProseMirror')).toContainText('No bank lends')
    await expect.poll(() => stored(page), { message: told(run, way) }).toEqual(rows)
    await close()
  }
})

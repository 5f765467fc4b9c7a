import { cp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { harm, harms } from '../torture/harm'
import { chanceOf, runs, told } from '../torture/runs'
import { openAgain } from './openAgain'
import { importTranscripts, steps } from './steps'
import { writeTranscripts } from './transcripts'
import { expect, storeOf, test } from './veta'

const passages = [
  ['The mine asked for it.', 'Demand'],
  ['Money.', 'Credit'],
  ['We had no choice', 'Pressure'],
] as const

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

test('a database that is damaged anywhere gives back all of the project, from the vault if it must', async ({
  start,
  folder,
}) => {
  const many = runs(6)
  test.setTimeout(90_000 + many * 30_000)
  const first = await start()
  const does = await importTranscripts(first, {
    of: await writeTranscripts(folder),
    into: 'Pumps',
    opens: 'Alpha',
  })
  for (const [words, code] of passages) {
    await does.select(words)
    await does.code(code)
  }
  await expect(first.page.getByRole('region', { name: 'Transcripts' })).toContainText('3 codings')
  await first.close()
  const profile = join(folder, 'profile')
  const whole = join(folder, 'whole')
  await cp(profile, whole, { recursive: true })

  for (let run = 0; run < many; run += 1) {
    const chance = chanceOf(run)
    await rm(profile, { recursive: true })
    await cp(whole, profile, { recursive: true })
    const files = await databaseFiles(storeOf(folder))
    // Every other time the file that holds nearly all.
    const file = run % 2 === 0 ? files[0]! : chance.pick(files)
    const harmed = await harm(file, harms[run % harms.length]!, chance)
    const { page, close } = await start()
    const way = await openAgain(page, 'Pumps')
    console.log(`${file.split('/').at(-1)}, ${harmed}: ${way}`)
    await steps(page).openTranscript('Alpha')
    const list = page.getByRole('region', { name: 'Transcripts' })
    await expect(list, told(run, way)).toContainText('2 transcripts')
    await expect(list, told(run, way)).toContainText('3 codings')
    await expect(page.locator('.ProseMirror')).toContainText('No bank lends')
    await close()
  }
})

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { parseProject } from '#shared/formats/projectFile'
import { fileCalls } from '../../src/main/vault/calls'
import { heavy } from '../../src/main/vault/heavy'
import { openProjectVault } from '../../src/main/vault/projectVault'
import { chanceOf, runs, told } from '../torture/runs'
import { rowsOnDisk } from './onDisk'
import { importTranscripts, steps } from './steps'
import { expect, test, type Veta } from './veta'

/** A synthetic interview of many short paragraphs. */
async function writeLongTalk(folder: string): Promise<string> {
  const place = join(folder, 'talks')
  await mkdir(place, { recursive: true })
  const lines = Array.from(
    { length: 400 },
    (_, i) => `P${i % 2}: Synthetic sentence ${i} of a talk.`,
  )
  await writeFile(join(place, 'Talk.txt'), lines.join('\n'))
  return place
}

const list = (page: Page) => page.getByRole('region', { name: 'Transcripts' })

/** How many codings the list of transcripts shows. */
async function shown(page: Page): Promise<number> {
  const found = /([\d,]+)\scodings?/.exec((await list(page).textContent()) ?? '')
  return Number(found?.[1]?.replace(',', '') ?? 0)
}

interface Working {
  /** How many codings were on the screen, and when they were seen there. */
  seen: { count: number; at: number }[]
  /** How often a key was pressed. */
  pressed: number
}

/** Codes the first paragraph that has no coding yet, with a code of its own. */
async function codeFirst(page: Page, working: Working): Promise<void> {
  const { count } = working.seen[0]!
  await steps(page).select(`Synthetic sentence ${count} of a talk.`)
  working.pressed += 1
  await steps(page).code(`Code ${count}`)
  await expect.poll(() => shown(page), { timeout: 30_000 }).toBe(count + 1)
  working.seen.push({ count: count + 1, at: Date.now() })
}

/** Codes one paragraph after the other by keys, until the app is gone. */
async function codeOn(page: Page, working: Working): Promise<void> {
  for (;;) {
    const before = working.seen.at(-1)!.count
    await page.keyboard.press('j')
    working.pressed += 1
    await page.keyboard.press('.')
    while ((await shown(page)) <= before) await wait(10)
    working.seen.push({ count: await shown(page), at: Date.now() })
  }
}

/** The ids of the codings that the database has. */
const inDatabase = async (page: Page) =>
  (await rowsOnDisk(page, { coding: 'id' }))['coding']!.map(({ id }) => String(id)).toSorted()

/** The same of the vault, read as another program would read it. */
async function inVault(folder: string): Promise<string[]> {
  const vaults = join(folder, 'profile', 'vault')
  const name = (await readdir(vaults)).find((one) => /^[0-9a-f-]{36}$/.test(one))!
  const fail = (error: unknown) => {
    throw error
  }
  const vault = openProjectVault(fileCalls, join(vaults, name), heavy, Date.now, fail)
  expect((await vault.holding()).damaged).toEqual([])
  const parsed = await parseProject((await vault.read(null))!.bytes)
  if (!parsed.ok) throw new Error(parsed.problem.key)
  return parsed.records
    .flatMap(({ id, type }) => (type === 'coding' ? [String(id)] : []))
    .toSorted()
}

async function openTalk({ page }: Veta): Promise<void> {
  await page.getByRole('button', { name: /^Killed/ }).click()
  await steps(page).openTranscript('Talk')
  await expect(page.locator('.ProseMirror')).toBeVisible()
}

/** So many runs work on one project: its talk has room for no more codings. */
const ROUND = 20

async function begin(veta: Veta, folder: string): Promise<void> {
  const does = await importTranscripts(veta, {
    of: await writeLongTalk(folder),
    into: 'Killed',
    opens: 'Talk',
  })
  await does.select('Synthetic sentence 0 of a talk.')
  await does.code('Supply')
  await expect(list(veta.page)).toContainText('1 coding')
}

test('an app that is killed at any moment has all that was on the screen a second before, and nothing torn', async ({
  start,
  folder,
}) => {
  const many = runs(8)
  test.setTimeout(60_000 + many * 30_000)
  let veta = await start()
  await begin(veta, folder)

  let done = 0
  for (let run = 0; run < many; run += 1) {
    if (run > 0 && run % ROUND === 0) {
      console.log(`${run} kills, ${done} codings, nothing lost`)
      await veta.close()
      await rm(join(folder, 'profile'), { recursive: true })
      veta = await start()
      await begin(veta, folder)
    }
    const chance = chanceOf(run)
    const before = await shown(veta.page)
    const working: Working = { seen: [{ count: before, at: 0 }], pressed: 0 }
    await codeFirst(veta.page, working)
    // Ends with the app.
    const coding = codeOn(veta.page, working).catch(() => {})
    await wait(chance.below(2500))
    const killedAt = Date.now()
    await veta.kill()
    await coding

    veta = await start()
    await openTalk(veta)
    const ids = await inDatabase(veta.page)
    const after = ids.length
    const safe = working.seen.findLast(({ at }) => at <= killedAt - 1000)!.count
    expect(after, told(run, 'nothing older than a second is lost')).toBeGreaterThanOrEqual(safe)
    expect(after, told(run, 'nothing is there that was never done')).toBeLessThanOrEqual(
      before + working.pressed,
    )
    await expect.poll(() => shown(veta.page)).toBe(after)
    await expect.poll(() => inVault(folder), { message: told(run, 'the vault') }).toEqual(ids)
    done += after - before
  }
  expect(done, 'the runs had something to lose').toBeGreaterThan(many)
})

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { mountedDisk } from '../torture/smallDisk'
import { chanceOf, runs, told } from '../torture/runs'
import { openAgain } from './openAgain'
import { importTranscripts, steps } from './steps'
import { writeTranscripts } from './transcripts'
import { expect, test } from './veta'

/** Above what the app wants to be free, or it would write nothing from the beginning. */
const MEGABYTES = 480

const list = (page: Page) => page.getByRole('region', { name: 'Transcripts' })

/** How many codings the list of transcripts shows. */
async function shown(page: Page): Promise<number> {
  const found = /(\d+)\scodings?/.exec((await list(page).textContent()) ?? '')
  return Number(found?.[1] ?? 0)
}

test('a disk that fills up while somebody codes is told of, stops all changes, and loses no project', async ({
  start,
  folder,
}) => {
  const many = runs(2)
  test.setTimeout(90_000 + many * 120_000)
  const profile = join(folder, 'profile')
  await mkdir(profile)
  const disk = await mountedDisk(MEGABYTES, profile)
  test.skip(
    !disk,
    'No file system can be mounted here; the vault alone is tested on failing writes',
  )
  if (!disk) return
  try {
    const first = await start()
    await importTranscripts(first, {
      of: await writeTranscripts(folder),
      into: 'Full',
      opens: 'Alpha',
    })
    await expect(first.page.locator('.ProseMirror')).toBeVisible()
    await first.close()
    for (let run = 0; run < many; run += 1) {
      const chance = chanceOf(run)
      const { page, kill, close } = await start()
      await openAgain(page, 'Full')
      await steps(page).openTranscript('Alpha')
      await steps(page).select(['The mine asked', 'Money. No bank'][run % 2]!)
      await steps(page).code(`Code ${run}`)
      await expect.poll(() => shown(page)).toBeGreaterThan(0)
      await wait(1000)
      const safe = await shown(page)

      await disk.fill(chance.below(60_000))
      await page.locator('.ProseMirror').focus()
      for (let n = 0; n < 4; n += 1) {
        await page.keyboard.press('j')
        await page.keyboard.press('.')
        await wait(chance.below(400))
      }
      const full = page.getByRole('alert').filter({ hasText: /The disk is full/ })
      await expect(full.first(), told(run, 'it is told')).toBeVisible({ timeout: 30_000 })
      const before = await shown(page)
      await page.keyboard.press('j')
      await page.keyboard.press('.')
      await wait(500)
      expect(await shown(page), told(run, 'nothing is changed any more')).toBe(before)
      await (chance.next() < 0.5 ? kill() : close())

      const again = await start()
      await expect(again.page.getByRole('button', { name: 'New project' })).toBeVisible()
      await wait(500)
      await again.kill()

      await disk.empty()
      const last = await start()
      const way = await openAgain(last.page, 'Full')
      console.log(`${safe} codings before the disk was full: ${way}`)
      await expect(list(last.page), told(run, way)).toContainText('2 transcripts')
      await expect
        .poll(() => shown(last.page), { message: told(run, way) })
        .toBeGreaterThanOrEqual(safe)
      await last.close()
    }
  } finally {
    await disk.remove()
  }
})

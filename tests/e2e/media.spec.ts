import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { steps } from './steps'
import { tone } from './tone'
import { writeTranscripts } from './transcripts'
import { expect, test, type Veta } from './veta'

const dock = (page: Page) => page.getByRole('region', { name: 'Recording', exact: true })
const position = (page: Page) => page.getByRole('slider', { name: 'Position in the recording' })
const seconds = async (page: Page) => Number(await position(page).inputValue()) / 1000

async function withTranscripts(veta: Veta, folder: string) {
  const { page } = veta
  const does = steps(page)
  const interviews = await writeTranscripts(folder)
  await does.newProject('Pumps')
  await page.keyboard.press('Control+i')
  await veta.chooses(interviews)
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await page.getByRole('button', { name: 'Import 2 transcripts' }).click()
  await does.openTranscript('Alpha')
  await expect(page.locator('.ProseMirror')).toContainText('What moved you')
}

async function addRecording({ page, chooses }: Veta, file: string) {
  await chooses(file)
  await page.getByRole('button', { name: 'More actions on Alpha' }).click()
  await page.getByRole('menuitem', { name: 'Add a recording…' }).click()
}

/** The files of the folder in which the app keeps copies, which is there once one has been made. */
async function copiesIn(folder: string): Promise<string[]> {
  const place = join(folder, 'profile/media')
  return existsSync(place) ? readdir(place) : []
}

/** Clicks the speaker and time that stand beside a paragraph. */
async function clickLabel(page: Page, words: string) {
  const text = await page.locator('.ProseMirror > *', { hasText: words }).evaluate((block) => {
    const range = document.createRange()
    range.selectNodeContents(block)
    const { left, top } = range.getBoundingClientRect()
    return { left, top }
  })
  await page.mouse.click(text.left - 30, text.top + 12)
}

test('a recording is played, followed by the text, and moved by clicks and keys', async ({
  start,
  folder,
}) => {
  const file = join(folder, 'alpha.wav')
  await writeFile(file, tone(60))
  const veta = await start()
  const { page } = veta
  await withTranscripts(veta, folder)
  await addRecording(veta, file)
  await expect(dock(page)).toContainText('alpha.wav')
  await expect(dock(page)).toContainText('0:01:00')
  await expect(page.getByRole('button', { name: 'Undo: Linked the recording' })).toBeEnabled()

  // Playwright can't open a page of its own in Electron, which axe would use for frames.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).include('.media-dock')
  expect((await axe.analyze()).violations).toEqual([])

  const spoken = page.locator('.ProseMirror .spoken')
  await page.getByRole('button', { name: 'Play (F4)' }).click()
  await expect(page.getByRole('button', { name: 'Pause (F4)' })).toBeVisible()
  await expect.poll(() => seconds(page)).toBeGreaterThan(0.5)

  await clickLabel(page, 'And what held you back?')
  await expect.poll(() => seconds(page)).toBeGreaterThanOrEqual(40)
  await expect(spoken).toHaveText('And what held you back?')

  await page.locator('.ProseMirror').focus()
  await page.keyboard.press('F4')
  await expect(page.getByRole('button', { name: 'Play (F4)' })).toBeVisible()
  const before = await seconds(page)
  await page.keyboard.press('F7')
  await expect.poll(() => seconds(page)).toBeCloseTo(before - 5, 1)
  await expect(spoken).toContainText('The mine asked for it.')
  await page.keyboard.press('F8')
  await expect.poll(() => seconds(page)).toBeCloseTo(before, 1)
  await page.keyboard.press('Shift+F7')
  await expect(page.getByRole('button', { name: /0\.9× Speed/ })).toBeVisible()
  const rate = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.playbackRate)
  expect(await rate()).toBe(0.9)

  const does = steps(page)
  await does.select('Money.')
  await page.keyboard.press('F9')
  const paragraph = page.locator('.ProseMirror > *', { hasText: 'Money.' })
  await expect(paragraph).toHaveAttribute('data-time', '0:00:40')
  await does.undo()
  await expect(paragraph).toHaveAttribute('data-time', '0:00:47')
  // While the text is edited, a time is part of what is typed: leaving makes one step of both.
  await page.keyboard.press('F2')
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeVisible()
  await page.keyboard.press('F9')
  await expect(paragraph).toHaveAttribute('data-time', '0:00:40')
  await page.keyboard.press('F2')
  await expect(page.getByRole('button', { name: /^Undo: Edited the text/ })).toBeEnabled()
  await does.undo()
  await expect(paragraph).toHaveAttribute('data-time', '0:00:47')
  await page.locator('.ProseMirror').focus()
  await page.keyboard.press('Shift+F4')
  await expect.poll(() => seconds(page)).toBeGreaterThanOrEqual(47)
  await page.keyboard.press('F4')

  await does.select('No bank lends')
  await does.code('Finance')
  await does.undo()
  await does.undo()
  await expect(dock(page)).toBeHidden()
  await does.redo()
  await expect(dock(page)).toContainText('alpha.wav')
})

test('a recording that has moved is missed by its name and found again', async ({
  start,
  folder,
}) => {
  const file = join(folder, 'alpha.wav')
  await writeFile(file, tone(20))
  const first = await start()
  await withTranscripts(first, folder)
  await addRecording(first, file)
  await expect(dock(first.page)).toContainText('0:00:20')
  await position(first.page).fill('12000')
  await expect(first.page.locator('.ProseMirror .spoken')).toContainText('The mine asked')
  await first.close()

  const moved = join(folder, 'interview with P1.wav')
  await rename(file, moved)
  const second = await start()
  const { page } = second
  await page.getByRole('button', { name: /Pumps/ }).first().click()
  await expect(dock(page)).toContainText('The recording “alpha.wav” is not where it was.')
  await second.chooses(moved)
  await page.getByRole('button', { name: 'Find it…' }).click()
  const question = page.getByRole('dialog', { name: 'Is this the same recording?' })
  await expect(question).toContainText('“interview with P1.wav” has another name or size')
  await question.getByRole('button', { name: 'Use this file' }).click()
  await expect(dock(page)).toContainText('interview with P1.wav')
  await expect.poll(() => seconds(page)).toBe(12)

  await page.getByRole('button', { name: 'More actions on the recording' }).click()
  await page.getByRole('menuitem', { name: 'Keep a copy on this computer' }).click()
  await expect(async () => {
    await page.getByRole('button', { name: 'More actions on the recording' }).click()
    const count = await page.getByRole('menuitem', { name: 'Keep a copy' }).count()
    await page.keyboard.press('Escape')
    expect(count).toBe(0)
    // While it is being copied the item is not there either.
    await expect(dock(page).getByRole('button', { name: 'Stop copying' })).toBeHidden()
  }).toPass()
  await rename(moved, file)
  await page.reload()
  await page.getByRole('button', { name: 'Play (F4)' }).click()
  await expect.poll(() => seconds(page)).toBeGreaterThan(12)
})

test('a recording that has another size than before is asked about', async ({ start, folder }) => {
  const file = join(folder, 'alpha.wav')
  await writeFile(file, tone(20))
  const veta = await start()
  const { page } = veta
  await withTranscripts(veta, folder)
  await addRecording(veta, file)
  await expect(dock(page)).toContainText('0:00:20')
  await writeFile(file, tone(30))
  await page.reload()
  await expect(dock(page)).toContainText('“alpha.wav” has another size than when it was linked.')
  await page.getByRole('button', { name: 'Use it all the same' }).click()
  await expect(dock(page)).toContainText('0:00:30')
})

test('a long text is scrolled to what is heard, unless that is switched off', async ({
  start,
  folder,
}) => {
  const file = join(folder, 'long.wav')
  await writeFile(file, tone(300))
  const lines = Array.from({ length: 100 }, (_, i) => {
    const time = `00:0${Math.floor(i / 20)}:${String((i % 20) * 3).padStart(2, '0')}`
    return `P1 [${time}]: Synthetic answer number ${i}, written for a test.`
  })
  await writeFile(join(folder, 'Alpha.txt'), lines.join('\n'))
  const veta = await start()
  const { page, chooses } = veta
  await steps(page).newProject('Long')
  await page.keyboard.press('Control+i')
  await chooses(join(folder, 'Alpha.txt'))
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await page.getByRole('button', { name: 'Import 1 transcript' }).click()
  await steps(page).openTranscript('Alpha')
  await addRecording(veta, file)
  const heard = page.locator('.ProseMirror .spoken')
  await position(page).fill('240000')
  await expect(heard).toContainText('answer number 80,')
  await expect(heard).toBeInViewport()
  await page.getByRole('button', { name: 'Follow the text' }).click()
  await position(page).fill('3000')
  await expect(heard).toContainText('answer number 1,')
  await expect(heard).not.toBeInViewport()
  await page.getByRole('button', { name: 'Follow the text' }).click()
  await expect(heard).toBeInViewport()
})

test('a file that is no recording, or can’t be played, is named and not linked', async ({
  start,
  folder,
}) => {
  const text = join(folder, 'notes.txt')
  const broken = join(folder, 'broken.mp3')
  await writeFile(text, 'no sound')
  await writeFile(broken, 'no sound either')
  const veta = await start()
  const { page } = veta
  await withTranscripts(veta, folder)
  await addRecording(veta, text)
  await expect(page.getByText('“notes.txt” is neither an audio nor a video file.')).toBeVisible()
  await addRecording(veta, broken)
  await expect(page.getByText('“broken.mp3” can’t be played here.')).toBeVisible()
  await expect(dock(page)).toHaveCount(0)
})

test('what is heard is marked in the list of paragraphs, and played from there by click', async ({
  start,
  folder,
}) => {
  const file = join(folder, 'alpha.wav')
  await writeFile(file, tone(60))
  const veta = await start()
  const { page } = veta
  await withTranscripts(veta, folder)
  await addRecording(veta, file)
  await expect(dock(page)).toContainText('0:01:00')
  await page.getByRole('button', { name: 'As a list of paragraphs' }).click()
  const heard = page.getByRole('article').filter({ hasText: 'Being heard' })
  await position(page).fill('12000')
  await expect(heard).toContainText('The mine asked for it.')
  await page.getByRole('button', { name: 'Play from paragraph 4' }).click()
  await expect(page.getByRole('button', { name: 'Pause (F4)' })).toBeVisible()
  await expect(heard).toContainText('And what held you back?')
  await page.keyboard.press('F4')
  await page.getByRole('article', { name: 'Paragraph 2', exact: true }).focus()
  await page.keyboard.press('Shift+F4')
  await expect(heard).toContainText('What moved you')
  await page.keyboard.press('F4')
  await expect(page.getByRole('button', { name: 'Play (F4)' })).toBeVisible()
})

test('a recording stops when its transcript is left, and goes on from there as fast as before', async ({
  start,
  folder,
}) => {
  const file = join(folder, 'alpha.wav')
  await writeFile(file, tone(60))
  const veta = await start()
  const { page } = veta
  const does = steps(page)
  await withTranscripts(veta, folder)
  await addRecording(veta, file)
  await expect(dock(page)).toContainText('0:01:00')
  await position(page).fill('20000')
  await page.keyboard.press('Shift+F7')
  await page.getByRole('button', { name: 'Play (F4)' }).click()
  await expect.poll(() => seconds(page)).toBeGreaterThan(20)
  await does.go('Matrix')
  await expect(dock(page)).toHaveCount(0)
  await does.go('Transcripts')
  await expect(page.getByRole('button', { name: 'Play (F4)' })).toBeVisible()
  const back = await seconds(page)
  expect(back).toBeGreaterThan(20)
  expect(back).toBeLessThan(40)
  await expect(page.getByRole('button', { name: /0\.9× Speed/ })).toBeVisible()
  await does.openTranscript('Beta')
  await does.openTranscript('Alpha')
  await page.getByRole('button', { name: 'Play (F4)' }).click()
  await expect.poll(() => seconds(page)).toBeGreaterThan(back)
})

test('a copy of a large recording shows how far it is, can be stopped, and is made when it is not', async ({
  start,
  folder,
}) => {
  test.skip(process.platform === 'win32', 'needs a pipe with a name')
  test.setTimeout(120_000)
  const file = join(folder, 'alpha.wav')
  await writeFile(file, tone(60))
  const veta = await start()
  const { page } = veta
  await withTranscripts(veta, folder)
  await addRecording(veta, file)
  await expect(dock(page)).toContainText('0:01:00')
  const copies = () => copiesIn(folder)
  const keep = async () => {
    await page.getByRole('button', { name: 'More actions on the recording' }).click()
    await page.getByRole('menuitem', { name: 'Keep a copy on this computer' }).click()
  }
  // What is read of a pipe comes as slowly as it is written: the copy waits for the test, whatever the disk does.
  const whole = await readFile(file)
  await rm(file)
  execFileSync('mkfifo', [file])
  const pipe = await open(file, 'r+')
  await keep()
  await pipe.write(whole.subarray(0, 60_000))
  await dock(page).getByRole('button', { name: 'Stop copying' }).click()
  await pipe.write(whole.subarray(0, 60_000))
  await pipe.close()
  await expect(dock(page).getByRole('progressbar')).toHaveCount(0)
  await expect.poll(copies).toEqual([])

  await rm(file)
  await writeFile(file, whole)
  await keep()
  await expect(page.getByRole('button', { name: 'Undo: Linked the recording' })).toBeEnabled()
  await expect.poll(async () => (await copies()).length).toBe(1)
  expect((await copies())[0]).toMatch(/\.wav$/)
})

test('a copy stays as long as a project can come to it, and is deleted when none can any more', async ({
  start,
  folder,
}) => {
  test.setTimeout(120_000)
  const file = join(folder, 'alpha.wav')
  await writeFile(file, tone(20))
  const place = join(folder, 'profile/media')
  /** Starts the app with copies that are old enough to be looked at, and opens the project. */
  const comeBack = async () => {
    const past = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000)
    for (const name of await copiesIn(folder)) await utimes(join(place, name), past, past)
    const veta = await start()
    await veta.page.getByRole('button', { name: /Pumps/ }).first().click()
    await expect(dock(veta.page)).toContainText('0:00:20')
    return veta
  }
  const first = await start()
  await withTranscripts(first, folder)
  await addRecording(first, file)
  await expect(dock(first.page)).toContainText('0:00:20')
  await first.page.getByRole('button', { name: 'More actions on the recording' }).click()
  await first.page.getByRole('menuitem', { name: 'Keep a copy on this computer' }).click()
  await expect.poll(() => copiesIn(folder)).toEqual([expect.stringMatching(/\.wav$/)])
  await expect(async () => {
    await first.page.getByRole('button', { name: 'More actions on the recording' }).click()
    const count = await first.page.getByRole('menuitem', { name: 'Keep a copy' }).count()
    await first.page.keyboard.press('Escape')
    expect(count).toBe(0)
  }).toPass()
  await steps(first.page).undo()
  await expect(first.page.getByRole('button', { name: /^Redo: Linked/ })).toBeEnabled()
  await first.close()

  const second = await comeBack()
  const does = steps(second.page)
  await does.redo()
  await expect(second.page.getByRole('button', { name: /^Redo/ })).toBeDisabled()
  expect(await copiesIn(folder)).toHaveLength(1)
  await does.undo()
  await does.select('No bank lends')
  await does.code('Finance')
  await second.close()

  await comeBack()
  await expect.poll(() => copiesIn(folder)).toEqual([])
  expect((await readFile(file)).length).toBeGreaterThan(0)
})

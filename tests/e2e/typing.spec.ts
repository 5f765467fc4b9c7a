import type { Page } from '@playwright/test'
import { expect, test } from './veta'
import { openStudy } from './codedStudy'
import { steps } from './steps'

const WORDS = 'we tried again'

/** The hits on the screen, in order, each as it reads. */
const hits = (page: Page) => page.locator('.hit').allTextContents()
/** What stands right before the hit that is looked at. */
const beforeCurrent = (page: Page) =>
  page.evaluate(() => {
    const hit = document.querySelector('.hit.current')
    if (!hit) return null
    const range = document.createRange()
    range.setStart(hit.closest('p')!, 0)
    range.setEnd(hit, 0)
    return String(range).slice(-10)
  })

test('hits follow the text while one types, and the one that is looked at stays', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, [])
  const does = steps(page)
  const bar = page.getByRole('search', { name: 'Find in this transcript' })
  await page.keyboard.press('Control+f')
  await page.keyboard.type(WORDS)
  await expect(bar.getByRole('status')).toHaveText('1 of 60')
  await page.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toHaveText('2 of 60')
  await expect.poll(() => beforeCurrent(page)).toBe('In step 2 ')
  await page.locator('.ProseMirror').focus()
  await page.keyboard.press('F2')
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeVisible()

  await does.caretBefore('In step 1 ')
  await page.keyboard.type('Well then: ')
  await expect.poll(() => beforeCurrent(page)).toBe('In step 2 ')
  await expect(bar.getByRole('status')).toHaveText('2 of 60')
  expect((await hits(page)).every((hit) => hit === WORDS)).toBe(true)
  // The caret stays with the typing.
  await page.keyboard.type('hm, ')
  await expect(page.locator('.ProseMirror')).toContainText('Well then: hm, In step 1 we tried')

  // One that is typed into is a hit no longer.
  await does.caretBefore('tried again')
  await page.keyboard.type('once ')
  await page.keyboard.press('Backspace')
  await expect(bar.getByRole('status')).toHaveText('1 of 59')
  await expect.poll(() => beforeCurrent(page)).toBe('In step 2 ')
  expect((await hits(page)).every((hit) => hit === WORDS)).toBe(true)

  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeHidden()
  await expect(bar.getByRole('status')).toHaveText('1 of 59')
  await expect.poll(() => beforeCurrent(page)).toBe('In step 2 ')
  await page.keyboard.press('F3')
  await expect.poll(() => beforeCurrent(page)).toBe('In step 3 ')
})

test('the panel lists what is coded at the caret at every key, and its tools work', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, [
    ['Alpha', 'with what we had', 'Means'],
    ['Alpha', 'It took long', 'Time'],
  ])
  const does = steps(page)
  const here = page.getByRole('region', { name: 'Codings at this place' })
  await page.locator('.ProseMirror').focus()
  await page.keyboard.press('F2')
  await does.caretBefore('what we had')
  await expect(here).toContainText('Means')
  for (const letter of ' very long and without a pause at all') {
    await page.keyboard.insertText(letter)
    expect(await here.textContent()).toContain('Means')
  }
  // Far behind where the passage was stored, and where “Time” was stored.
  await does.select('It took long')
  await expect(here).toContainText('Time')
  await expect(here).not.toContainText('Means')
  await here.getByRole('button', { name: 'Start one word later', exact: true }).click()
  await expect
    .poll(async () => (await page.locator('.passage.active').allTextContents()).join(''))
    .toBe('took long')
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.locator('.ProseMirror')).toContainText('a pause at all')
})

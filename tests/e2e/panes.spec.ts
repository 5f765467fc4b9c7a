import type { Page } from '@playwright/test'
import { expect, test } from './veta'
import { openStudy } from './codedStudy'
import { steps } from './steps'

const splitter = (page: Page, name: string) => page.getByRole('separator', { name })
const list = (page: Page) => splitter(page, 'Width of the list of transcripts')
const codes = (page: Page) => splitter(page, 'Width of the codes')

/** The words of the line at the top of the transcript. */
const topWords = (page: Page) =>
  page.evaluate(() => {
    const frame = document.querySelector('.reader')!.getBoundingClientRect()
    const text = document.querySelector('.ProseMirror p')!
    const left = text.getBoundingClientRect().left + parseFloat(getComputedStyle(text).paddingLeft)
    const caret = document.caretPositionFromPoint(left + 3, frame.top + 10)!
    const whole = caret.offsetNode.textContent ?? ''
    return whole.slice(caret.offset, caret.offset + 24)
  })

/** Scrolls as a person does and waits until the place is remembered. */
async function scrollDown(page: Page, pixels: number) {
  const kept = () => page.evaluate(() => localStorage.getItem('veta-reading-places'))
  const before = await kept()
  await page.locator('.ProseMirror').hover()
  await page.mouse.wheel(0, pixels)
  await expect.poll(kept).not.toBe(before)
}

test('panes are sized with the mouse and the arrow keys, for each transcript, and stay so', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const page = await openStudy(veta, folder, [])
  const does = steps(page)
  const widthOf = (side: 'left' | 'right') =>
    page.locator(`.pane.${side}`).evaluate((pane) => Math.round(pane.getBoundingClientRect().width))
  await expect(list(page)).toHaveAttribute('aria-valuenow', '220')
  await list(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await expect(list(page)).toHaveAttribute('aria-valuenow', '236')
  expect(await widthOf('left')).toBe(236)

  const box = (await codes(page).boundingBox())!
  await page.mouse.move(box.x, box.y + 200)
  await page.mouse.down()
  await page.mouse.move(box.x - 60, box.y + 210, { steps: 4 })
  await page.mouse.up()
  await expect(codes(page)).toHaveAttribute('aria-valuenow', '350')
  expect(await widthOf('right')).toBe(350)

  // A transcript that was never opened begins with what was used last, and then has its own.
  await does.openTranscript('Beta')
  await expect(page.getByRole('textbox', { name: 'Transcript Beta' })).toBeVisible()
  await expect(list(page)).toHaveAttribute('aria-valuenow', '236')
  await list(page).focus()
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Codes', exact: true }).click()
  await expect(codes(page)).toBeHidden()

  await does.openTranscript('Alpha')
  await expect(list(page)).toHaveAttribute('aria-valuenow', '236')
  await expect(codes(page)).toHaveAttribute('aria-valuenow', '350')
  // A window that is loaded anew comes back to the transcript that was open.
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Transcript Alpha' })).toBeVisible()
  await expect(list(page)).toHaveAttribute('aria-valuenow', '236')
  await does.openTranscript('Beta')
  await expect(list(page)).toHaveAttribute('aria-valuenow', '300')
  await expect(codes(page)).toBeHidden()
})

test('the list of transcripts marks the one on the screen, also before one was chosen', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, [])
  const marked = page.getByRole('region', { name: 'Transcripts' }).locator('[aria-current="true"]')
  await expect(marked).toHaveText(/^Alpha/)
  await steps(page).openTranscript('Beta')
  await expect(page.getByRole('textbox', { name: 'Transcript Beta' })).toBeVisible()
  await expect(marked).toHaveText(/^Beta/)
})

test('the line at the top stays there when the column becomes narrower and wider', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, [])
  await scrollDown(page, 3000)
  const words = await topWords(page)
  expect(words).not.toBe('')
  const stays = () => expect.poll(() => topWords(page)).toBe(words)
  await page.setViewportSize({ width: 900, height: 860 })
  await stays()
  await page.setViewportSize({ width: 1500, height: 700 })
  await stays()
  await page.getByRole('button', { name: 'Codes', exact: true }).click()
  await stays()
  await page.getByRole('button', { name: 'Transcripts', exact: true }).last().click()
  await stays()
  await page.setViewportSize({ width: 1000, height: 860 })
  await stays()
})

test('the place that was read does not move by being come back to', async ({ start, folder }) => {
  const page = await openStudy(await start(), folder, [])
  const does = steps(page)
  await scrollDown(page, 2000)
  await does.openTranscript('Beta')
  await expect(page.getByRole('textbox', { name: 'Transcript Beta' })).toBeVisible()
  await does.openTranscript('Alpha')
  await expect(page.getByRole('textbox', { name: 'Transcript Alpha' })).toBeVisible()
  const words = await topWords(page)
  for (let i = 0; i < 3; i += 1) {
    await does.openTranscript('Beta')
    await expect(page.getByRole('textbox', { name: 'Transcript Beta' })).toBeVisible()
    await does.openTranscript('Alpha')
    await expect(page.getByRole('textbox', { name: 'Transcript Alpha' })).toBeVisible()
    await expect.poll(() => topWords(page)).toBe(words)
  }
})

test('the transcript read last is open after a restart, and a text that was not scrolled begins with its margin', async ({
  start,
  folder,
}) => {
  const first = await start()
  const page = await openStudy(first, folder, [])
  const top = (page: Page) =>
    page.evaluate(() => {
      const reader = document.querySelector('.reader')!
      const text = document.querySelector('.ProseMirror p')!
      return text.getBoundingClientRect().top - reader.getBoundingClientRect().top
    })
  await steps(page).openTranscript('Beta')
  await expect(page.getByRole('textbox', { name: 'Transcript Beta' })).toBeVisible()
  expect(await top(page)).toBeGreaterThan(12)
  await page.setViewportSize({ width: 1000, height: 860 })
  await expect.poll(() => top(page)).toBeGreaterThan(12)
  await first.close()

  const { page: again } = await start()
  await again.getByRole('button', { name: /Firms/ }).first().click()
  await expect(again.getByRole('textbox', { name: 'Transcript Beta' })).toBeVisible()
})

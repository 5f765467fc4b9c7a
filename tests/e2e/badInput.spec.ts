import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type Veta } from './veta'
import { onDisk } from './onDisk'
import { steps } from './steps'

const SAID = 'synthetic words of nobody, written to be many and to say nothing at all; '

/** Makes a project and imports texts into it, by their names. */
async function imported({ page, chooses }: Veta, folder: string, texts: Record<string, string>) {
  const does = steps(page)
  await does.newProject('Bad input')
  await page.keyboard.press('Control+i')
  const paths = Object.keys(texts).map((name) => join(folder, `${name}.txt`))
  for (const [i, text] of Object.values(texts).entries()) await writeFile(paths[i]!, text)
  await chooses(...paths)
  await page.getByRole('button', { name: 'Choose files…' }).click()
  const count = paths.length
  const name = count === 1 ? 'Import 1 transcript' : `Import ${count} transcripts`
  await page.getByRole('button', { name }).click({ timeout: 60_000 })
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 })
  return does
}

const text = (page: Page) => page.locator('.ProseMirror')
/** A paragraph that is near the screen, by its number. */
const paragraph = (page: Page, number: number) => text(page).locator(`[data-paragraph="${number}"]`)
const here = (page: Page) => page.getByRole('region', { name: 'Codings at this place' })

async function edit(page: Page) {
  await page.keyboard.press('F2')
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeVisible()
}

async function leaveEditing(page: Page) {
  await page.keyboard.press('F2')
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeHidden({ timeout: 30_000 })
}

const LINES = 13_000

const line = (i: number) => `This is line ${i}, ${SAID.repeat(5)}`

test('a text of 5 MB is coded and edited at both ends, and loses nothing', async ({
  start,
  folder,
}) => {
  test.slow()
  const veta = await start()
  const { page } = veta
  const lines = Array.from({ length: LINES }, (_, i) => line(i).trim())
  const does = await imported(veta, folder, { Long: lines.join('\n'), Short: 'P1: Hello.' })

  await does.openTranscript('Long')
  // The window answers while the text is made, and can be left.
  await does.openTranscript('Short')
  await expect(text(page)).toHaveText('Hello.')

  await does.openTranscript('Long')
  await expect(paragraph(page, 1)).toContainText('This is line 0,', { timeout: 30_000 })
  await does.select('line 1, synthetic')
  await does.code('At the start')

  await page.keyboard.press('Control+End')
  await expect(paragraph(page, LINES)).toBeInViewport()
  await does.select(`line ${LINES - 1}, synthetic`)
  await does.code('At the end')
  await edit(page)
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' And so on.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('The end.')
  await expect(paragraph(page, LINES + 1)).toHaveText('The end.')
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('First of all: ')
  await expect(paragraph(page, 1)).toContainText('First of all: This is line 0,')
  await leaveEditing(page)

  const expected = ['First of all: ', lines.join('\n'), ' And so on.\nThe end.'].join('')
  const { texts, anchors } = await onDisk(page)
  expect(texts.includes(expected)).toBe(true)
  expect(anchors.map(({ quote }) => quote).toSorted()).toEqual([
    'line 1, synthetic',
    `line ${LINES - 1}, synthetic`,
  ])
  for (const { start: from, end, quote } of anchors) expect(expected.slice(from, end)).toBe(quote)

  await does.undo()
  await expect(paragraph(page, 1)).not.toContainText('First of all', { timeout: 30_000 })
  await expect.poll(async () => (await onDisk(page)).texts.includes(lines.join('\n'))).toBe(true)
})

test('a key that is pressed in a long text brings its caret back into sight', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  const lines = Array.from({ length: 6000 }, (_, i) => `This is line ${i}. ${SAID}`.trim())
  const does = await imported(veta, folder, { Long: lines.join('\n\n') })
  await expect(paragraph(page, 3)).toContainText('This is line 2.', { timeout: 30_000 })
  await does.caretBefore('line 2.')
  await edit(page)
  const reader = page.locator('.reader')
  await reader.evaluate((element) => (element.scrollTop = element.scrollHeight / 2))
  await expect(paragraph(page, 3)).toBeHidden()
  await expect(text(page).locator('[data-paragraph]').first()).toContainText(/line (29|30)\d\d\./)
  await page.keyboard.type('now ')
  await expect(paragraph(page, 3)).toBeInViewport()
  await expect(paragraph(page, 3)).toContainText('This is now line 2.')
  await reader.evaluate((element) => (element.scrollTop = element.scrollHeight))
  await expect(paragraph(page, 6000)).toBeInViewport()
})

test('Ctrl+End in a long text that is still being opened leads to its end', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  const lines = Array.from({ length: LINES }, (_, i) => `This is line ${i}. ${SAID}`.trim())
  const does = await imported(veta, folder, { Long: lines.join('\n\n'), Short: 'P1: Hello.' })
  // As on a slow machine: the keys come long before the text is whole. Whether it was so is asked
  // of the page at the very key, and where the opening was faster it is done once more.
  const machine = await page.context().newCDPSession(page)
  await expect(async () => {
    await does.openTranscript('Short')
    await expect(text(page)).toHaveText('Hello.')
    await page.evaluate(() => {
      delete document.body.dataset['stillOpening']
      const noted = ({ key }: KeyboardEvent) => {
        if (key !== 'End') return
        window.removeEventListener('keydown', noted, true)
        const still = document.querySelector('.opening') !== null
        document.body.dataset['stillOpening'] = String(still)
      }
      window.addEventListener('keydown', noted, true)
    })
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 20 })
    await does.openTranscript('Long')
    await text(page).focus()
    await page.keyboard.press('Control+End')
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    expect(await page.evaluate(() => document.body.dataset['stillOpening'])).toBe('true')
  }).toPass({ timeout: 60_000 })
  await expect(paragraph(page, LINES)).toBeInViewport({ timeout: 30_000 })
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(';')
  await expect(paragraph(page, LINES)).toBeInViewport()
})

test('the number of a paragraph does not touch its words, also beyond ten thousand', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  const lines = Array.from({ length: 10_100 }, (_, i) => `This is line ${i}.`)
  await imported(veta, folder, { Long: lines.join('\n\n') })
  await expect(paragraph(page, 3)).toBeInViewport({ timeout: 30_000 })
  /** Pixels between a number and the words after it. */
  const gap = () =>
    paragraph(page, 10_100).evaluate((block) => {
      const style = getComputedStyle(block, '::after')
      const pen = document.createElement('canvas').getContext('2d')!
      pen.font = style.font
      const number = Math.max(parseFloat(style.minWidth), pen.measureText('10100').width)
      const words = document.createRange()
      words.selectNodeContents(block)
      return words.getBoundingClientRect().left - block.getBoundingClientRect().left - number
    })
  for (const width of [1600, 1000]) {
    await page.setViewportSize({ width, height: 860 })
    await text(page).focus()
    // For some frames after a resize the line that was at the top is brought back to where it was.
    await expect(async () => {
      await page.keyboard.press('Control+End')
      await expect(paragraph(page, 10_100)).toBeInViewport({ timeout: 1000 })
    }).toPass()
    await expect.poll(gap, { message: `${width} px` }).toBeGreaterThanOrEqual(4)
  }
})

test('a paragraph of 300,000 characters is coded, edited and restored', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  const said = `Begin here. ${SAID.repeat(4200).slice(0, 300_000)}`.trim()
  const does = await imported(veta, folder, { Paragraph: said })
  await text(page).click()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < 'Begin here.'.length; i += 1) await page.keyboard.press('Shift+ArrowRight')
  await does.code('Beginning')
  await edit(page)
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Do ')
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Done.')
  await leaveEditing(page)
  const after = await onDisk(page)
  expect(after.texts).toEqual([`Do ${said} Done.`])
  expect(after.anchors).toMatchObject([{ start: 3, end: 14, quote: 'Begin here.' }])
  await does.undo()
  await expect.poll(async () => (await onDisk(page)).texts).toEqual([said])
  expect((await onDisk(page)).anchors).toMatchObject([{ start: 0, end: 11, quote: 'Begin here.' }])
})

test('5,000 speakers are recognised, offered and listed', async ({ start, folder }) => {
  const veta = await start()
  const { page, chooses } = veta
  const does = steps(page)
  await does.newProject('Bad input')
  const path = join(folder, 'Crowd.txt')
  const turns = Array.from({ length: 15_000 }, (_, i) => `Speaker${i % 5000}: turn ${i}, ${SAID}`)
  await writeFile(path, turns.join('\n'))
  await page.keyboard.press('Control+i')
  await chooses(path)
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await page.getByRole('button', { name: 'Crowd.txt' }).click({ timeout: 30_000 })
  const speakers = page.getByRole('group', { name: 'Speakers' })
  await expect(speakers.getByText('Speaker0 (3 turns)')).toBeVisible({ timeout: 30_000 })
  // A few are listed at once, so that the dialog answers; the others are a press away.
  await expect(speakers.getByRole('checkbox')).toHaveCount(60)
  await speakers.getByRole('button', { name: '4,940 speakers more' }).click()
  await expect(speakers.getByRole('checkbox')).toHaveCount(660)
  await page.getByRole('button', { name: 'Import 1 transcript' }).click()
  const first = paragraph(page, 1)
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 })
  await expect(first).toHaveText(turns[0]!.slice('Speaker0: '.length).trim(), { timeout: 30_000 })

  await first.click()
  await edit(page)
  await page.getByRole('button', { name: /Speaker0/ }).click()
  await page.getByRole('searchbox', { name: 'Who speaks' }).fill('Speaker4999')
  await page.keyboard.press('Enter')
  await expect(first).toHaveAttribute('data-speaker', 'Speaker4999')
})

test('signs of no width and of direction are kept as they are, and harm nothing around them', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  const first = 'a\u202Ereversed\u202C b\u200Bc \u2066isolated\u2069 pa\u200Blabra'
  const second = 'שלום \u202Bleft open, and a \u200Dlone joiner\u200F'
  const does = await imported(veta, folder, { Signs: `P1: ${first}\nP2: ${second}\nP1: The end.` })
  await expect(page.getByRole('heading', { name: 'Signs' })).toBeVisible()
  const whole = [first, second, 'The end.'].join('\n')
  expect((await onDisk(page)).texts).toEqual([whole])

  const blocks = text(page).locator('[data-paragraph]')
  expect(await blocks.evaluateAll((all) => all.map((one) => one.textContent))).toEqual(
    whole.split('\n'),
  )
  // A direction that is left open ends with its paragraph: the next one begins where the first does.
  const starts = await blocks.evaluateAll((all) =>
    [all[0]!, all[2]!].map((one) => {
      const range = document.createRange()
      range.selectNodeContents(one)
      range.setEnd(range.startContainer, 0)
      return one.getBoundingClientRect().left
    }),
  )
  expect(starts[0]).toBe(starts[1])

  await text(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('b')
  await does.code('Signs')
  expect((await onDisk(page)).anchors).toMatchObject([
    { start: 0, end: first.length, quote: first },
  ])
  await expect(here(page).getByText('Signs')).toBeVisible()

  await page.keyboard.press('Control+f')
  await page.keyboard.type('palabra')
  await expect(text(page).locator('.hit')).toHaveCount(1)
  await expect(text(page).locator('.hit')).toHaveText('pa\u200Blabra')
})

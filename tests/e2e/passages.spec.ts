import type { Page } from '@playwright/test'
import { expect, test } from './veta'
import { denseCodes, openStudy, SENTENCE, type Coded } from './codedStudy'
import { selected, steps } from './steps'

const stripes = (page: Page) => page.locator('.stripe')
const marked = async (page: Page) => (await page.locator('.passage').allTextContents()).join('')
const active = async (page: Page) =>
  (await page.locator('.passage.active').allTextContents()).join('')

const IN_TWO: Coded[] = [
  ['Alpha', 'Interviewer: What else did Alpha do in step 2?'.slice(13), 'Money'],
  ['Alpha', 'In step 2 we tried again', 'Trials', 'ben'],
  ['Alpha', 'In step 3 we tried again', 'Money'],
  ['Beta', 'In step 4 we tried again', 'Money'],
  ['Beta', 'In step 6 we tried again', 'Trials'],
]

test('passages are shown by code, coder and case, and how many are shown is said', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, IN_TWO)
  await expect(stripes(page)).toHaveCount(3)
  const button = page.getByRole('button', { name: 'Which codings are shown' })
  const dialog = page.getByRole('dialog', { name: 'Which codings are shown' })
  const choose = async (what: string, name: string) => {
    await button.click()
    await dialog.getByRole('button', { name: what }).click()
    await page.getByRole('searchbox', { name: what }).fill(name)
    await page.keyboard.press('Enter')
    await expect(dialog.getByText(name, { exact: true })).toBeVisible()
    await expect(dialog.getByRole('button', { name: what })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  const showAll = async () => {
    await button.click()
    await dialog.getByRole('button', { name: 'Show all codings' }).click()
    await expect(dialog).toBeHidden()
    await expect(button).toBeFocused()
    await expect(stripes(page)).toHaveCount(3)
  }
  await choose('Only these codes', 'Trials')
  await expect(button).toHaveText('1 of 3')
  await expect(stripes(page)).toHaveCount(1)
  await expect.poll(() => marked(page)).toBe('In step 2 we tried again')
  await showAll()

  await choose('Only these coders', 'Ana')
  await expect(button).toHaveText('2 of 3')
  await expect(stripes(page)).toHaveCount(2)
  await showAll()

  await choose('Only these cases', 'Beta')
  await expect(button).toHaveText('0 of 3')
  await expect(stripes(page)).toHaveCount(0)
  await expect(page.locator('.passage')).toHaveCount(0)
  await steps(page).openTranscript('Beta')
  await expect(button).toHaveText('2 of 2')
})

test('N and P go on to the next and the previous transcript that has the code', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, IN_TWO)
  await steps(page).select('In step 3 we tried again')
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Transcript Beta' })).toBeVisible()
  await expect(page.getByText('On to “Beta”: Money')).toBeVisible()
  await expect.poll(() => active(page)).toBe('In step 4 we tried again')
  await page.keyboard.press('n')
  await expect(
    page.getByText('There is no further passage of “Money”, here or in the transcripts after'),
  ).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.getByRole('textbox', { name: 'Transcript Alpha' })).toBeVisible()
  await expect(page.getByText('On to “Alpha”: Money')).toBeVisible()
  await expect.poll(() => active(page)).toBe('In step 3 we tried again')
  await page.keyboard.press('p')
  await expect.poll(() => active(page)).toBe('What else did Alpha do in step 2?')
  await page.keyboard.press('p')
  await expect(
    page.getByText('There is no further passage of “Money”, here or in the transcripts before'),
  ).toBeVisible()
})

test('N and P go only to what is shown, and say what the filter hides', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, [
    ['Alpha', 'In step 2 we tried again', 'Money', 'ben'],
    ['Alpha', 'In step 3 we tried again', 'Money'],
    ['Alpha', 'In step 4 we tried again', 'Money', 'ben'],
    ['Alpha', 'In step 5 we tried again', 'Trials'],
    ['Alpha', 'In step 6 we tried again', 'Money'],
    ['Beta', 'In step 4 we tried again', 'Money', 'ben'],
  ])
  await page.getByRole('button', { name: 'Which codings are shown' }).click()
  const dialog = page.getByRole('dialog', { name: 'Which codings are shown' })
  await dialog.getByRole('button', { name: 'Only these coders' }).click()
  await page.getByRole('searchbox', { name: 'Only these coders' }).fill('Ana')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Ana', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await steps(page).select('In step 3 we tried again')
  await page.keyboard.press('n')
  await expect.poll(() => active(page)).toBe('In step 6 we tried again')
  await page.keyboard.press('n')
  const hidden = page.getByText(
    'No further passage of “Money” is shown, here or in the transcripts after this one. The filter hides others.',
  )
  await expect(hidden).toBeVisible()
  await page.keyboard.press('p')
  await expect.poll(() => active(page)).toBe('In step 3 we tried again')
  // The caret is on what is hidden: from there to the next passage that is shown, whatever its code.
  await steps(page).select('In step 4 we tried again')
  await page.keyboard.press('n')
  await expect.poll(() => active(page)).toBe('In step 5 we tried again')
  await page.keyboard.press('n')
  await expect(
    page.getByText('There is no further passage of “Trials”, here or in the transcripts after'),
  ).toBeVisible()

  await steps(page).select('In step 6 we tried again')
  await page.keyboard.press('n')
  await page.getByRole('button', { name: 'Show all codings' }).last().click()
  await expect(stripes(page)).toHaveCount(5)
  await page.locator('.ProseMirror').focus()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Transcript Beta' })).toBeVisible()
})

test('the ends of a passage are dragged, and moved by keys of every keyboard', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, [['Alpha', 'we tried again', 'Trials']])
  await steps(page).select('we tried again')
  await expect.poll(() => active(page)).toBe('we tried again')
  /** Drags an end to where words begin or end. */
  const drag = async (end: 'start' | 'end', words: string) => {
    const to = await page.evaluate(
      ([wanted, side]) => {
        const walker = document.createTreeWalker(
          document.querySelector('.ProseMirror')!,
          NodeFilter.SHOW_TEXT,
        )
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent!.indexOf(wanted!)
          if (at < 0) continue
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + wanted!.length)
          const rect = range.getBoundingClientRect()
          return { x: side === 'start' ? rect.left : rect.right, y: rect.top + rect.height / 2 }
        }
        throw new Error(`“${wanted}” is not on the screen`)
      },
      [words, end],
    )
    const handle = page.locator(`.handle.at-${end}`)
    const box = (await handle.boundingBox())!
    const knob = end === 'start' ? box.y - 5 : box.y + box.height + 5
    await page.mouse.move(box.x + box.width / 2, knob)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y + (end === 'start' ? -10 : 10), { steps: 5 })
    await page.mouse.up()
  }
  await drag('end', ' with what we had')
  await expect.poll(() => active(page)).toBe('we tried again with what we had')
  await drag('start', 'In step 1 ')
  await expect.poll(() => active(page)).toBe('In step 1 we tried again with what we had')
  const undo = page.getByRole('button', {
    name: 'Undo: Changed the bounds of a passage coded “Trials”',
  })
  await expect(undo).toBeVisible()
  // Who begins to select right beside the passage means the words, not its end.
  const after = (await page.locator('.handle.at-end').boundingBox())!
  await page.mouse.move(after.x + after.width / 2 + 1, after.y + after.height / 2)
  await page.mouse.down()
  await page.mouse.move(after.x - 60, after.y + after.height / 2, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => selected(page)).toMatch(/we had$/)
  await page.keyboard.press('ArrowLeft')
  await page.locator('.ProseMirror').focus()
  for (const [key, words] of [
    ['-', 'In step 1 we tried again with what we'],
    ['+', 'In step 1 we tried again with what we had'],
    ['>', 'step 1 we tried again with what we had'],
    ['<', 'In step 1 we tried again with what we had'],
    ['[', 'In step 1 we tried again with what we'],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(() => active(page), { message: key }).toBe(words)
  }
})

test('ten codes on one sentence have a lane and a name each, large enough and unlike', async ({
  start,
  folder,
}) => {
  const coded = denseCodes.map((code): Coded => ['Alpha', SENTENCE, code])
  const page = await openStudy(await start(), folder, coded)
  const text = page.locator('.ProseMirror p').first()
  const width = () => text.evaluate((element) => element.getBoundingClientRect().width)
  const before = await width()
  await steps(page).select(SENTENCE)
  await expect(stripes(page)).toHaveCount(10)
  expect(await width()).toBe(before)

  const lanes = await stripes(page).evaluateAll((all) =>
    all.map((one) => Math.round(one.getBoundingClientRect().left)),
  )
  expect(new Set(lanes).size).toBe(10)
  const names = page.locator('.margin-name:not(.on)')
  await expect(page.locator('.margin-name')).toHaveCount(10)
  const shown = await names.allTextContents()
  expect(new Set(shown).size).toBe(shown.length)
  for (const size of [1000, 1600]) {
    await page.setViewportSize({ width: size, height: 860 })
    const beyond = () =>
      page.locator('.reader').evaluate((reader) => reader.scrollWidth - reader.clientWidth)
    await expect.poll(beyond, { message: `${size} px` }).toBe(0)
    // The whole name is there for the mouse and for the focus.
    await page.locator('.margin-name').nth(1).focus()
    await expect(page.locator('.margin-name').nth(1)).toHaveText(denseCodes[1]!)
    await page.locator('.ProseMirror').focus()
  }
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name
    }, theme)
    const looks = await page.locator('.margin-name').evaluateAll((all) => {
      const canvas = document
        .createElement('canvas')
        .getContext('2d', { willReadFrequently: true })!
      /** Red, green and blue of a colour over what is below it. */
      const over = (colours: string[]) => {
        canvas.clearRect(0, 0, 1, 1)
        for (const colour of colours) {
          canvas.fillStyle = colour
          canvas.fillRect(0, 0, 1, 1)
        }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      }
      const luminance = (rgb: number[]) => {
        const [r, g, b] = rgb.map((value) => {
          const part = value / 255
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
        }) as [number, number, number]
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      return all.map((one) => {
        const style = getComputedStyle(one)
        const surface = getComputedStyle(document.querySelector('.reader')!).backgroundColor
        const ground = luminance(over([surface, style.backgroundColor]))
        const ink = luminance(over([surface, style.backgroundColor, style.color]))
        const [light, dark] = ink > ground ? [ink, ground] : [ground, ink]
        return { size: parseFloat(style.fontSize), contrast: (light + 0.05) / (dark + 0.05) }
      })
    })
    for (const { size, contrast } of looks) {
      expect(size).toBeGreaterThanOrEqual(12)
      expect(contrast, theme).toBeGreaterThanOrEqual(4.5)
    }
  }
})

test('the grip stays at the end of the selected words when the window becomes narrower', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, [])
  await steps(page).select(SENTENCE)
  const apart = () =>
    page.evaluate(() => {
      const grip = document.querySelector('.selection-grip')!.getBoundingClientRect()
      const end = [...getSelection()!.getRangeAt(0).getClientRects()].at(-1)!
      return Math.hypot(grip.left - end.right, grip.top - end.bottom)
    })
  await expect.poll(apart).toBeLessThan(12)
  await page.setViewportSize({ width: 1000, height: 860 })
  await expect.poll(apart).toBeLessThan(12)
})

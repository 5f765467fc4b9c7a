import { expect, type Page } from '@playwright/test'
import type { Veta } from './veta'

/** Where words of the transcript begin and end on the screen. */
async function placeOf(page: Page, words: string) {
  const place = await page.evaluate(async (wanted) => {
    // A font that comes late would move the words away from where they were measured.
    await document.fonts.ready
    const walker = document.createTreeWalker(
      document.querySelector('.ProseMirror')!,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      node.parentElement!.scrollIntoView({ block: 'center' })
      const rects = [...range.getClientRects()]
      const first = rects[0]!
      const last = rects.at(-1)!
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right, y: last.top + last.height / 2 },
      }
    }
    return null
  }, words)
  if (!place) throw new Error(`“${words}” is not in the transcript`)
  return place
}

/** Drags the mouse over words of the transcript. */
async function drag(page: Page, words: string) {
  const { from, to } = await placeOf(page, words)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x - 2, to.y, { steps: 4 })
  await page.mouse.move(to.x, to.y)
  await page.mouse.up()
}

/** The words that are selected. */
export const selected = (page: Page) => page.evaluate(() => String(getSelection()))

/** A new project into which all transcripts of a folder are imported, with the one of this name open. */
export async function importTranscripts(
  { page, chooses }: Pick<Veta, 'page' | 'chooses'>,
  transcripts: { of: string; into: string; opens: string },
) {
  const does = steps(page)
  await does.newProject(transcripts.into)
  await page.keyboard.press('Control+i')
  await chooses(transcripts.of)
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await page.getByRole('button', { name: /^Import \d+ transcripts?$/ }).click()
  await does.openTranscript(transcripts.opens)
  return does
}

/** What a person does again and again, by what they see. */
export const steps = (page: Page) => ({
  newProject: async (name: string) => {
    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByLabel('Name of the project').fill(name)
    await page.getByRole('button', { name: 'Create project' }).click()
    await expect(page.getByRole('heading', { name: 'Begin with your transcripts' })).toBeVisible()
  },
  openSample: async () => {
    await page.getByRole('button', { name: 'Open the sample study' }).click()
    await expect(page.getByRole('navigation', { name: 'Parts of the project' })).toBeVisible()
  },
  go: (tab: string) =>
    page.getByRole('navigation').first().getByRole('button', { name: tab, exact: true }).click(),
  openTranscript: (name: string) =>
    page.getByRole('region', { name: 'Transcripts' }).getByRole('button', { name }).first().click(),
  drag: (words: string) => drag(page, words),
  /** Selects words in the transcript as a drag of the mouse would; drags anew where the text moved under the mouse. */
  select: (words: string) =>
    expect(async () => {
      await drag(page, words)
      await expect.poll(() => selected(page), { timeout: 2000 }).toBe(words)
    }).toPass({ timeout: 15_000 }),
  /** Puts the caret before words of the transcript by a click there. */
  caretBefore: async (words: string) => {
    const { from } = await placeOf(page, words)
    await page.mouse.click(from.x, from.y)
    await expect.poll(() => selected(page)).toBe('')
  },
  /** Codes the selection: `/`, the name, Enter. */
  code: async (name: string) => {
    await page.keyboard.press('/')
    const field = page.getByRole('searchbox', { name: 'Find a code' })
    await expect(field).toBeFocused()
    await field.fill(name)
    await page.keyboard.press('Enter')
    await expect(field).toBeHidden()
    const here = page.getByRole('region', { name: 'Codings at this place' })
    await expect(here.getByText(name)).toBeVisible()
  },
  undo: () => page.keyboard.press('Control+z'),
  redo: () => page.keyboard.press('Control+Shift+z'),
  cell: (row: string, column: string) =>
    page.getByRole('gridcell', { name: new RegExp(`^${row}, ${column}:`) }),
})

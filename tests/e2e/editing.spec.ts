import type { Page } from '@playwright/test'
import { expect, test, type Veta } from './veta'
import { importTranscripts, steps } from './steps'
import { writeTranscripts } from './transcripts'

/** A project with the transcripts of the tests, one passage of “Alpha” coded, and that transcript open. */
async function coded(page: Page, chooses: Veta['chooses'], folder: string) {
  const does = await importTranscripts(
    { page, chooses },
    {
      of: await writeTranscripts(folder),
      into: 'Pumps',
      opens: 'Alpha',
    },
  )
  await does.select('The mine asked for it.')
  await does.code('Client demand')
  return does
}

/** The text under the drawn passages. */
const passages = (page: Page) =>
  page.locator('.passage').evaluateAll((all) => all.map((one) => one.textContent).join(''))

/** Puts the caret before words of the text, by the keyboard's own means of a click and the arrow keys. */
async function caretBefore(page: Page, does: ReturnType<typeof steps>, words: string) {
  await does.select(words)
  await page.keyboard.press('ArrowLeft')
}

test('a coded text is edited, its passages follow, and one undo takes text and codings back', async ({
  start,
  folder,
}) => {
  const { page, chooses } = await start()
  const does = await coded(page, chooses, folder)
  const before = await page.locator('.ProseMirror').innerText()
  await page.keyboard.press('F2')
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeVisible()
  await caretBefore(page, does, 'The mine asked')
  await page.keyboard.type('Well. ')
  await caretBefore(page, does, 'asked for')
  await page.keyboard.type('kindly ')
  await does.select('it.')
  await page.keyboard.type('that.')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeHidden()
  await expect.poll(() => passages(page)).toBe('The mine kindly asked for that.')
  await expect(
    page.getByRole('button', { name: /^Undo: Edited the text of “Alpha”/ }),
  ).toBeVisible()

  await does.undo()
  await expect(page.locator('.ProseMirror')).toHaveText(before, { useInnerText: true })
  await expect.poll(() => passages(page)).toBe('The mine asked for it.')
  await does.redo()
  await expect.poll(() => passages(page)).toBe('The mine kindly asked for that.')
})

test('a passage whose text is deleted is listed with its words and put back', async ({
  start,
  folder,
}) => {
  const { page, chooses } = await start()
  const does = await coded(page, chooses, folder)
  await page.keyboard.press('F2')
  await does.select('The mine asked for it.')
  await page.keyboard.press('Delete')
  await expect(page.getByText('1 coding has lost its text', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('1 coding has lost its text', { exact: true })).toBeHidden()
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Escape')
  const list = page.getByRole('region', { name: 'Detached codings' })
  await expect(list).toContainText('1 coding has lost its text here')
  await list.getByRole('button', { name: 'Show' }).click()
  await expect(list).toContainText('The mine asked for it.')
  await list.getByRole('button', { name: 'Look for these words' }).click()
  await expect(list).toContainText('Nothing like these words')
  await does.select('No bank lends')
  await list.getByRole('button', { name: 'Put it on the selection' }).click()
  await expect(list).toBeHidden()
  await expect.poll(() => passages(page)).toBe('No bank lends')
  await expect(
    page.getByRole('button', { name: 'Undo: Put a detached coding “Client demand” back' }),
  ).toBeVisible()
  await does.undo()
  await expect(list).toContainText('1 coding has lost its text here')
})

test('the words of a lost passage stand between the quotation marks of the language', async ({
  start,
  folder,
}) => {
  const { page, chooses } = await start()
  const does = await coded(page, chooses, folder)
  await page.keyboard.press('F2')
  await does.select('The mine asked for it.')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
  const list = page.locator('.detached-notice')
  await list.getByRole('button', { name: 'Show' }).click()
  const quotes = () => list.locator('q').evaluate((element) => getComputedStyle(element).quotes)
  expect(await quotes()).toBe('"“" "”" "‘" "’"')
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByRole('option', { name: 'Español' }).click()
  await page.keyboard.press('Escape')
  await expect(list).toContainText('perdió su texto')
  expect(await quotes()).toBe('"«" "»" "“" "”"')
})

test('what was typed before a crash is there again, with every coding', async ({
  start,
  folder,
}) => {
  const first = await start()
  const does = await coded(first.page, first.chooses, folder)
  await first.page.keyboard.press('F2')
  await caretBefore(first.page, does, 'The mine asked')
  await first.page.keyboard.type('Indeed. ')
  await expect
    .poll(() => first.page.locator('.ProseMirror').innerText())
    .toContain('Indeed. The mine asked')
  await first.page.waitForTimeout(1000)
  first.app.process().kill('SIGKILL')
  await first.app.waitForEvent('close').catch(() => {})

  const { page } = await start()
  await page.getByRole('button', { name: /Pumps/ }).first().click()
  await steps(page).openTranscript('Alpha')
  await expect(page.getByText('Your last edits of “Alpha” were not finished.')).toBeVisible()
  await expect(page.locator('.ProseMirror')).toContainText('Indeed. The mine asked for it.')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect.poll(() => passages(page)).toBe('The mine asked for it.')
})

test('a speaker is renamed everywhere and a name gives way to a pseudonym', async ({
  start,
  folder,
}) => {
  const { page, chooses } = await start()
  await coded(page, chooses, folder)
  await page.keyboard.press('F2')
  await page.getByRole('button', { name: 'Replace a name…' }).click()
  await page.getByLabel('Name in the text').fill('mine')
  await page.getByRole('textbox', { name: 'Pseudonym' }).fill('client')
  await expect(page.getByText(/Found once/)).toBeVisible()
  await page.getByRole('button', { name: 'Replace', exact: true }).click()
  await expect.poll(() => passages(page)).toBe('The client asked for it.')
  await page.getByRole('button', { name: 'Rename a speaker…' }).click()
  await page.getByLabel('New name').fill('Q')
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(page.locator('[data-speaker="Q"]').first()).toBeVisible()
})

test('a dialog of the editing bar is answered with Enter, and the keys go to the text again', async ({
  start,
  folder,
}) => {
  const { page, chooses } = await start()
  await coded(page, chooses, folder)
  await page.keyboard.press('F2')
  const bar = page.getByRole('toolbar', { name: 'Editing' })
  await bar.getByRole('button', { name: 'Rename a speaker…' }).click()
  await page.getByLabel('New name').fill('Q')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-speaker="Q"]').first()).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator('.ProseMirror')).toBeFocused()

  await bar.getByRole('button', { name: 'Replace a name…' }).click()
  await page.getByLabel('Name in the text').fill('mine')
  await page.getByRole('textbox', { name: 'Pseudonym' }).fill('client')
  await expect(page.getByText(/Found once/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect.poll(() => passages(page)).toBe('The client asked for it.')
  await expect(page.locator('.ProseMirror')).toBeFocused()

  await bar.getByRole('button', { name: 'Replace a name…' }).click()
  await page.keyboard.press('Escape')
  await expect(page.locator('.ProseMirror')).toBeFocused()
  await bar.getByRole('button', { name: 'Replace a name…' }).focus()
  await page.keyboard.press('F2')
  await expect(bar).toBeHidden()
})

test('what the editing bar says of a lost coding stands in one line, and the way out beside it', async ({
  start,
  folder,
}) => {
  const { page, chooses } = await start()
  const does = await coded(page, chooses, folder)
  await page.keyboard.press('F2')
  await does.select('The mine asked for it.')
  await page.keyboard.press('Delete')
  const lost = page.getByText('1 coding has lost its text', { exact: true })
  const done = page.getByRole('button', { name: 'Done' })
  for (const width of [1000, 1360, 1600]) {
    await page.setViewportSize({ width, height: 860 })
    await expect
      .poll(async () => (await lost.boundingBox())!.height, { message: `${width}` })
      .toBeLessThan(26)
    const bar = (await page.getByRole('toolbar', { name: 'Editing' }).boundingBox())!
    const button = (await done.boundingBox())!
    expect(bar.x + bar.width - button.x - button.width).toBeLessThan(24)
  }
})

test('another language leaves what is being edited as it is', async ({ start, folder }) => {
  const { page, chooses } = await start()
  const does = await coded(page, chooses, folder)
  await page.keyboard.press('F2')
  await caretBefore(page, does, 'The mine asked')
  await page.keyboard.type('Well. ')
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByRole('option', { name: 'Español' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Transcripción Alpha' })).toContainText(
    'Well. The mine',
  )
  await expect(page.getByRole('toolbar', { name: 'Edición' })).toBeVisible()
  await page.keyboard.type('Yes. ')
  await expect(page.locator('.ProseMirror')).toContainText('Well. Yes. The mine')
})

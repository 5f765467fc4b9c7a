import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import type { Page } from '@playwright/test'
import { expect, test, type Veta } from './veta'
import { selected, steps } from './steps'
import { writeTranscripts } from './transcripts'

const DEMAND = 'The mine asked for it.'
const MONEY = 'No bank lends for something that does not exist yet.'

/** A new project with two transcripts and two coded passages in Alpha, the last one active. */
async function codeAlpha({ page, chooses }: Veta, folder: string) {
  const does = steps(page)
  await does.newProject('Pumps')
  await page.keyboard.press('Control+i')
  await chooses(await writeTranscripts(folder))
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await page.getByRole('button', { name: 'Import 2 transcripts' }).click()
  await does.openTranscript('Alpha')
  await does.select(MONEY)
  await does.code('Finance')
  await does.select(DEMAND)
  await does.code('Client demand')
  return does
}

/** Links a passage from the field that is being written in: the button, some words, Enter. */
async function link(page: Page, field: string, words: string) {
  const memo = page.locator('.memo-field', { has: page.getByLabel(field, { exact: true }) })
  await memo.getByRole('button', { name: 'Link a passage' }).click()
  const search = page.getByRole('searchbox', { name: 'Find a passage by its words or its code' })
  await expect(search).toBeFocused()
  await search.fill(words)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(search).toBeHidden()
}

const undoButton = (page: Page) => page.getByRole('button', { name: /^Undo/ })

test('a memo on a passage links to another, is found, and leads there', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  const does = await codeAlpha(veta, folder)
  await page.keyboard.press('m')
  const field = page.getByLabel('Memo on this coding')
  await expect(field).toBeFocused()
  await page.keyboard.type('Asked for, yet unpaid:')
  await link(page, 'Memo on this coding', 'bank finance')
  await expect(field).toHaveValue(`Asked for, yet unpaid: [[${MONEY}]]`)
  // The caret stands behind the link, and nothing has been stored so far.
  await expect(field).toBeFocused()
  await expect(undoButton(page)).toHaveAccessibleName(/^Undo: Coded/)
  await page.keyboard.type(' Ask again.')
  await page.keyboard.press('Control+Enter')
  await expect(field).not.toBeFocused()
  await expect(page.locator('.ProseMirror')).toBeFocused()
  await expect(undoButton(page)).toHaveAccessibleName('Undo: Changed a coding “Client demand”')

  await does.go('Memos')
  await page.getByRole('searchbox', { name: 'Search memos' }).fill('UNPAÍD client')
  const card = page.getByRole('article', { name: 'Memo on Alpha · Client demand' })
  await expect(card).toContainText(DEMAND)
  await expect(card.getByRole('textbox')).toHaveValue(
    `Asked for, yet unpaid: [[${MONEY}]] Ask again.`,
  )
  await card.getByRole('button', { name: `Show “${MONEY}” in its transcript` }).click()
  await expect.poll(() => selected(page)).toBe(MONEY)

  await does.go('Memos')
  await card.getByRole('button', { name: 'Open Alpha · Client demand' }).click()
  await expect.poll(() => selected(page)).toBe(DEMAND)
  await expect(field).toHaveValue(/^Asked for/)

  await does.undo()
  await expect(field).toHaveValue('')
  await does.go('Memos')
  await expect(page.getByRole('heading', { name: 'No memos yet' })).toBeVisible()
})

test('a link to a passage that is gone keeps its quote and says so', async ({ start, folder }) => {
  const veta = await start()
  const { page } = veta
  const does = await codeAlpha(veta, folder)
  await does.go('Memos')
  await page.getByRole('button', { name: 'New memo on…' }).click()
  await page.getByRole('menuitem', { name: 'The project' }).click()
  const dialog = page.getByRole('dialog', { name: 'Memo on Pumps' })
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await link(page, 'Memo on Pumps', DEMAND)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(undoButton(page)).toHaveAccessibleName('Undo: Changed the project’s description')
  await does.go('Transcripts')
  await does.select(DEMAND)
  await page.getByRole('button', { name: 'Remove “Client demand” from this passage' }).click()
  await does.go('Memos')
  const card = page.getByRole('article', { name: 'Memo on Pumps' })
  await expect(card.locator('s')).toHaveText(DEMAND)
  await expect(card).toContainText('no longer in the project')
  await does.undo()
  await expect(card.getByRole('button', { name: /^Show/ })).toBeVisible()
})

test('a cell of the matrix has a memo, with its evidence first, and the memo leads back to it', async ({
  start,
}) => {
  const { page } = await start()
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await does.cell('Resemin', 'Price and reputation competition').click()
  const field = page.getByLabel('Memo on this cell')
  await field.fill('The used machine again')
  await page.getByRole('button', { name: 'Link a passage' }).click()
  await expect(page.getByRole('menuitem').first()).toHaveAccessibleName(/^Igual\. Siempre hay uno/)
  await page.keyboard.press('Escape')
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(undoButton(page)).toHaveAccessibleName(
    'Undo: Changed the memo on “Price and reputation competition” of “Resemin”',
  )

  await does.go('Memos')
  await page.getByRole('group', { name: 'About' }).getByRole('button', { name: 'Cell' }).click()
  await expect(page.getByRole('status').first()).toHaveText(/^3 of/)
  await page.getByRole('button', { name: /^Open Resemin × .*reputation competition/ }).click()
  await expect(field).toHaveValue('The used machine again')
  await does.undo()
  await expect(field).toHaveValue('')
})

test('a link leads to the coding that is meant where several lie on the same words', async ({
  start,
}) => {
  const { page } = await start()
  const does = steps(page)
  await does.openSample()
  await does.go('Memos')
  await page.getByRole('button', { name: /^Show “Honestly, what for/ }).click()
  const here = page.getByRole('region', { name: 'Codings at this place' })
  await expect(here.getByRole('heading')).toHaveText('2 codings here')
  await expect(here.getByRole('button', { expanded: true })).toHaveText(/^Weak incentives/)
})

test('a transcript has a memo from its bar and from its menu; a case opens at its memo', async ({
  start,
}) => {
  const { page } = await start()
  const does = steps(page)
  await does.openSample()
  await does.openTranscript('Bisa')
  await page.getByRole('button', { name: 'Write a memo on this transcript' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('A loud room')
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await expect(undoButton(page)).toHaveAccessibleName(
    'Undo: Changed the memo on the transcript “Bisa”',
  )
  await page.getByRole('button', { name: 'More actions on Bisa' }).click()
  await page.getByRole('menuitem', { name: 'Memo…' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('A loud room')
  await page.keyboard.press('Escape')
  await does.undo()
  await expect(page.getByRole('button', { name: 'Write a memo on this transcript' })).toBeVisible()

  await does.go('Memos')
  await page.getByRole('searchbox', { name: 'Search memos' }).fill('no production yet')
  await page.getByRole('button', { name: 'Open AngloAmerican' }).click()
  await expect(page.getByRole('complementary', { name: 'AngloAmerican' })).toBeVisible()
})

test('all memos are exported with their links written out', async ({ start, folder }) => {
  const veta = await start()
  const { page } = veta
  const does = steps(page)
  await does.openSample()
  await does.go('Memos')
  const file = join(folder, 'memos.csv')
  await veta.savesTo(file)
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('button', { name: /Excel workbook/ }).click()
  await page.getByRole('option', { name: 'Plain table (.csv)' }).click()
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Exported as memos.csv.')).toBeVisible()
  const { data } = Papa.parse<Record<string, string>>(
    (await readFile(file, 'utf8')).replace(/^\ufeff/, ''),
    { header: true, skipEmptyLines: true },
  )
  const count = Number.parseInt((await page.getByText(/^\d+ memos$/).textContent()) ?? '')
  expect(data).toHaveLength(count)
  const transcript = data.find((row) => row['Kind'] === 'Transcript')!
  expect(transcript['Memo']).toMatch(/“Honestly, what for\? [^”]+” \(Ferreyros, turn 29, 0:08:11\)/)
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import type { Page } from '@playwright/test'
import { parseProject } from '#shared/formats/projectFile'
import { expect, test, type Veta } from './veta'
import { importTranscripts, selected, steps } from './steps'
import { writeTranscripts } from './transcripts'

const DEMAND = 'The mine asked for it.'
const MONEY = 'No bank lends for something that does not exist yet.'

/** A new project with two transcripts and two coded passages in Alpha, the last one active. */
async function codeAlpha(veta: Veta, folder: string) {
  const does = await importTranscripts(veta, {
    of: await writeTranscripts(folder),
    into: 'Pumps',
    opens: 'Alpha',
  })
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

/** The rows of a plain table, by the titles of their columns. */
async function rowsOf(file: string): Promise<Record<string, string>[]> {
  const text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '')
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

/** The memos in a project file, in alphabetical order. */
async function memosIn(file: string): Promise<string[]> {
  const parsed = await parseProject(await readFile(file))
  if (!parsed.ok) throw new Error(parsed.problem.key)
  return parsed.records
    .flatMap((record) => ('memo' in record && record.memo !== '' ? [record.memo] : []))
    .toSorted()
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
  await expect(undoButton(page)).toHaveAccessibleName(
    'Undo: Changed the memo on a coding “Client demand”',
  )

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
  await page.getByRole('button', { name: 'Link a passage', exact: true }).click()
  await expect(page.getByRole('menuitem').first()).toHaveAccessibleName(/^Igual\. Siempre hay uno/)
  await page.keyboard.press('Escape')
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(undoButton(page)).toHaveAccessibleName(
    'Undo: Changed the memo on “Price and reputation competition” of “Resemin”',
  )

  await does.go('Memos')
  await page.getByRole('group', { name: 'About' }).getByRole('button', { name: 'Cell' }).click()
  await expect(page.getByRole('status').first()).toHaveText(/^6 of/)
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

test('what is written and the link that is reached by Tab are one step', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  await codeAlpha(veta, folder)
  await page.keyboard.press('m')
  const field = page.getByLabel('Memo on this coding')
  await expect(field).toBeFocused()
  await page.keyboard.type('See: ')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Link a passage' })).toBeFocused()
  await expect(undoButton(page)).toHaveAccessibleName(/^Undo: Coded/)
  await page.keyboard.press('Enter')
  const search = page.getByRole('searchbox', { name: 'Find a passage by its words or its code' })
  await search.fill('bank finance')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue(`See: [[${MONEY}]]`)
  await page.keyboard.press('Control+Enter')
  await expect(undoButton(page)).toHaveAccessibleName(
    'Undo: Changed the memo on a coding “Client demand”',
  )
  await undoButton(page).click()
  await expect(field).toHaveValue('')
})

test('saving the file stores the memo in which the caret is', async ({ start, folder }) => {
  const veta = await start()
  const { page } = veta
  const does = await codeAlpha(veta, folder)
  await veta.savesTo(join(folder, 'pumps.veta'))
  await page.keyboard.press('m')
  await page.keyboard.type('On the passage.')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved as pumps.veta')).toBeVisible()
  await expect(undoButton(page)).toHaveAccessibleName(
    'Undo: Changed the memo on a coding “Client demand”',
  )
  await expect(page.getByLabel('Memo on this coding')).toBeFocused()
  await does.go('Memos')
  await page.getByRole('button', { name: 'New memo on…' }).click()
  await page.getByRole('menuitem', { name: 'The project' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('On all of it.')
  await page.keyboard.press('Control+s')
  await expect
    .poll(() => memosIn(join(folder, 'pumps.veta')))
    .toEqual(['On all of it.', 'On the passage.'])
})

test('a cell that no stored matrix shows opens in one that is not stored', async ({ start }) => {
  const { page } = await start()
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await does.cell('Resemin', 'Price and reputation competition').click()
  await page.getByLabel('Memo on this cell').fill('The used machine again')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Rows and columns…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rows and columns…' })
  await dialog.getByRole('button', { name: 'Top level' }).click()
  await dialog.getByLabel('Name').fill('Themes')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(does.cell('Resemin', 'Price and reputation competition')).toBeHidden()
  await does.go('Memos')
  await page.getByRole('searchbox', { name: 'Search memos' }).fill('used machine again')
  await page.getByRole('button', { name: /^Open Resemin × .*reputation competition/ }).click()
  await expect(page.getByLabel('Memo on this cell')).toHaveValue('The used machine again')
  await expect(page.getByRole('button', { name: /not saved/ })).toBeVisible()
  await page.getByRole('button', { name: /not saved/ }).click()
  await page.getByRole('option', { name: 'Themes' }).click()
  await expect(does.cell('Resemin', 'Price and reputation competition')).toBeHidden()
})

test('the export has the memos that the list shows, or all', async ({ start, folder }) => {
  const veta = await start()
  const { page } = veta
  const does = steps(page)
  await does.openSample()
  await does.go('Memos')
  await page.getByRole('group', { name: 'About' }).getByRole('button', { name: 'Cell' }).click()
  await veta.savesTo(join(folder, 'cells.csv'))
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByText(/^5 memos\./)).toBeVisible()
  await dialog.getByRole('button', { name: /Excel workbook/ }).click()
  await page.getByRole('option', { name: 'Plain table (.csv)' }).click()
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Exported as cells.csv.')).toBeVisible()
  const rows = await rowsOf(join(folder, 'cells.csv'))
  expect(rows.map((row) => row['Kind'])).toEqual(Array.from({ length: 5 }, () => 'Cell'))
  await page.getByRole('button', { name: 'Export…' }).click()
  await dialog.getByRole('button', { name: /^The 5 that the list shows now/ }).click()
  await page.getByRole('option', { name: /^All \d+ of the project/ }).click()
  await expect(dialog.getByText(/^5 memos\./)).toBeHidden()
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
  const data = await rowsOf(file)
  const count = Number.parseInt((await page.getByText(/^\d+ memos$/).textContent()) ?? '')
  expect(data).toHaveLength(count)
  const transcript = data.find((row) => row['Kind'] === 'Transcript')!
  expect(transcript['Memo']).toMatch(/“Honestly, what for\? [^”]+” \(Ferreyros, turn 29, 0:08:11\)/)
})

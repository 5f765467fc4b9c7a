import type { Page } from '@playwright/test'
import { openStudy, SENTENCE } from './codedStudy'
import { selected, steps } from './steps'
import { expect, test } from './veta'

const pane = (page: Page) => page.getByRole('complementary', { name: 'Evidence' })
const undoButton = (page: Page) => page.getByRole('button', { name: /^Undo/ })
const lookAgain = (page: Page) => page.getByRole('button', { name: /^Look again/ })

/** The sample study, whose suppliers stand in its saved matrix. */
async function openMatrix(page: Page) {
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await expect(lookAgain(page)).toHaveText(/2$/)
  return does
}

/** Chooses in the list that a button of the pane opens. */
async function choose(page: Page, label: RegExp, option: string) {
  await pane(page).getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('who judges a code present is proposed that those it excludes are absent, in one step', async ({
  start,
}) => {
  const { page } = await start()
  const does = await openMatrix(page)
  // Only the cells in view are there.
  await page.locator('.matrix-scroll').evaluate((grid) => grid.scrollTo({ left: 900 }))
  await does.cell('Bisa', 'New to the world').click()
  await pane(page)
    .getByRole('button', { name: 'Record a judgement…' })
    .or(pane(page).getByRole('button', { name: 'Change my judgement…' }))
    .click()
  await choose(page, /Verdict/, 'present')
  const company = pane(page).getByRole('checkbox', { name: 'New to the company (now: present)' })
  await expect(company).toBeChecked()
  const reasons = pane(page).getByRole('textbox', { name: 'Why' })
  await reasons.click()
  await page.keyboard.type('They said ')
  await pane(page).getByRole('button', { name: 'Bold' }).click()
  await page.keyboard.type('first')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(' in the world.')
  await pane(page).getByRole('button', { name: 'Record', exact: true }).click()
  await expect(does.cell('Bisa', 'New to the world')).toHaveAccessibleName(/present/)
  await expect(does.cell('Bisa', 'New to the company')).toHaveAccessibleName(/: absent/)
  await expect(pane(page).locator('.judgement strong', { hasText: 'first' })).toBeVisible()
  await expect(undoButton(page)).toHaveAccessibleName('Undo: Recorded 2 judgements')
  await does.undo()
  await expect(does.cell('Bisa', 'New to the company')).toHaveAccessibleName(/present/)

  // Unticked, the other stays present, and both are flagged.
  await pane(page)
    .getByRole('button', { name: /my judgement…/ })
    .click()
  await choose(page, /Verdict/, 'present')
  await pane(page).getByText('New to the company (now: present)').click()
  await pane(page).getByRole('button', { name: 'Record', exact: true }).click()
  await expect(pane(page).getByText('Two that exclude each other.')).toBeVisible()
  await expect(lookAgain(page)).toHaveText(/3$/)
  await lookAgain(page).click()
  const dialog = page.getByRole('dialog', { name: 'Look again' })
  await dialog.getByRole('button', { name: 'Open Bisa, New to the company' }).click()
  await expect(pane(page)).toContainText('New to the company')
  await expect(pane(page).getByText('Two that exclude each other.')).toBeVisible()
})

test('a judgement whose evidence is recoded says so until it is confirmed', async ({ start }) => {
  const { page } = await start()
  const does = await openMatrix(page)
  const cell = does.cell('Resemin', 'Contract insecurity')
  await cell.click()
  await pane(page).getByRole('button', { name: 'Record a judgement…' }).click()
  await pane(page).getByRole('button', { name: 'Record', exact: true }).click()
  await expect(pane(page).getByText('Cites 1 passage for it, 0 against it.')).toBeVisible()

  await pane(page).getByRole('button', { name: 'Move to another code…' }).click()
  await page.getByRole('searchbox', { name: 'Find a code' }).fill('Quasi-hier')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveAccessibleName(/evidence changed since it was judged/)
  await expect(pane(page)).toContainText('(now “Quasi-hierarchy”)')
  await expect(lookAgain(page)).toHaveText(/3$/)
  await page.keyboard.press('Escape')
  await expect(pane(page)).toBeHidden()

  await lookAgain(page).click()
  const dialog = page.getByRole('dialog', { name: 'Look again' })
  await expect(dialog).toContainText('1 went')
  await dialog.getByRole('button', { name: 'Open Resemin, Contract insecurity' }).click()
  await expect(dialog).toBeHidden()
  await pane(page).getByRole('button', { name: 'It still holds', exact: true }).click()
  await expect(cell).not.toHaveAccessibleName(/evidence changed/)
  await expect(lookAgain(page)).toHaveText(/2$/)
  await does.undo()
  await lookAgain(page).click()
  await dialog.getByText('All', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Confirm 1 entry' }).click()
  await expect(
    dialog.getByRole('button', { name: 'Open Resemin, Contract insecurity' }),
  ).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(cell).not.toHaveAccessibleName(/evidence changed/)
})

test('a summary links to a passage, a quote stands for others, and both are on the case’s page', async ({
  start,
}) => {
  const { page } = await start()
  const does = await openMatrix(page)
  await does.cell('Resemin', 'Contract insecurity').click()
  const passage = pane(page).getByRole('article').first()
  await expect(passage).toContainText('Desde entonces somos muy amigos de los vigilantes.')
  await passage.getByRole('button', { name: 'Mark as a representative quote' }).click()
  await expect(passage).toContainText('★ Representative quote')

  const summary = pane(page).getByRole('textbox', { name: 'Summary of this cell' })
  await summary.fill('Renewed at whim:')
  await pane(page).getByRole('button', { name: 'Link a passage in the summary' }).click()
  await page.getByRole('menuitem', { name: /^Un par de años/ }).click()
  await page.keyboard.press('Control+Enter')
  await expect(undoButton(page)).toHaveAccessibleName(
    'Undo: Summed up Resemin on Contract insecurity',
  )
  await summary.fill('Short contracts.')
  await page.keyboard.press('Control+Enter')
  await pane(page).getByText('1 earlier version').click()
  await expect(pane(page).locator('.earlier')).toContainText('Renewed at whim:')
  await does.undo()
  await expect(summary).toHaveValue(/^Renewed at whim: \[\[Un par/)

  await pane(page).getByRole('button', { name: 'Resemin', exact: true }).click()
  const profile = page.getByRole('article', { name: 'Resemin' })
  await expect(profile.getByRole('heading', { level: 1, name: 'Resemin' })).toBeVisible()
  await expect(profile).toContainText('Ownership')
  await expect(profile.getByText('Renewed at whim:')).toBeVisible()
  const quotes = profile.locator('.profile-quote')
  await expect(quotes.filter({ hasText: 'Un par de años' })).toHaveCount(1)
  await profile.getByRole('button', { name: /^“Un par de años/ }).click()
  await expect.poll(() => selected(page)).toContain('Un par de años')
})

test('a passage opens in its transcript, and the way back leads to its cell', async ({ start }) => {
  const { page } = await start()
  const does = await openMatrix(page)
  await does.cell('Resemin', 'Contract insecurity').click()
  await pane(page).getByRole('button', { name: 'Show in transcript' }).click()
  await expect.poll(() => selected(page)).toContain('Un par de años')
  await page.getByRole('button', { name: 'Back to Resemin · Contract insecurity' }).click()
  await expect(pane(page)).toContainText('Contract insecurity')
  await expect(does.cell('Resemin', 'Contract insecurity')).toBeVisible()
})

test('a scale is made from a cell, rates it, and is deleted, all by key', async ({ start }) => {
  const { page } = await start()
  const does = await openMatrix(page)
  await does.cell('Resemin', 'Contract insecurity').click()
  await pane(page).getByRole('button', { name: 'Record a judgement…' }).click()
  await pane(page).getByRole('button', { name: 'Rate on a scale…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Scales' })
  await expect(dialog.getByRole('button', { name: 'New scale' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type('Intensity')
  await dialog.getByRole('button', { name: 'Save the scale' }).press('Enter')
  await expect(dialog).toContainText('1 code, no cell rated')
  await dialog.getByRole('button', { name: 'Close' }).last().press('Enter')
  await choose(page, /Rating on “Intensity”/, 'high (2)')
  await pane(page).getByRole('button', { name: 'Record', exact: true }).click()
  await expect(pane(page).locator('.evidence-state')).toContainText('Intensity: high (2)')
  await pane(page).getByRole('button', { name: 'Change my judgement…' }).click()
  await pane(page).getByRole('button', { name: 'Scales…' }).click()
  await dialog.getByRole('button', { name: 'Delete “Intensity”' }).click()
  await expect(page.getByText('The rating of 1 cell goes with it')).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).last().click()
  await expect(dialog.getByText('Intensity')).toBeHidden()
})

test('a scale from 0 to 1 is made by choosing its kind alone, and rates a cell', async ({
  start,
}) => {
  const { page } = await start()
  const does = await openMatrix(page)
  await does.cell('Resemin', 'Contract insecurity').click()
  await pane(page).getByRole('button', { name: 'Record a judgement…' }).click()
  await pane(page).getByRole('button', { name: 'Rate on a scale…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Scales' })
  await dialog.getByRole('button', { name: 'New scale' }).click()
  await page.keyboard.type('Membership')
  await dialog.getByRole('button', { name: /Kind/ }).click()
  await page.getByRole('option', { name: 'Fuzzy, from 0 to 1' }).click()
  await expect(dialog.getByLabel('Value of step 2')).toHaveValue('0.5')
  await dialog.getByRole('button', { name: 'Save the scale' }).click()
  await expect(dialog).toContainText('1 code, no cell rated')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  const rating = pane(page).getByLabel(/Rating on “Membership”/)
  await rating.fill('0.7')
  await pane(page).getByRole('button', { name: 'Record', exact: true }).click()
  await expect(pane(page).locator('.evidence-state')).toContainText('Membership: 0.7')
})

test('what there was to read is looked at before cells are recorded as examined', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const page = await openStudy(veta, folder, [
    ['Alpha', SENTENCE, 'Demand'],
    ['Beta', 'In step 2 we tried again', 'Credit'],
    ['Beta', 'In step 3 we tried again', 'Skills'],
  ])
  const does = steps(page)
  await does.go('Matrix')
  await does.cell('Alpha', 'Credit').click()
  await expect(pane(page).getByText(/^To read: Alpha \(\d,\d{3} words\)/)).toBeVisible()
  await expect(pane(page)).toContainText('1 coding of a sibling code')
  await pane(page)
    .getByRole('button', { name: /several cells…/ })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Examined, none found' })
  await expect(dialog.getByRole('button', { name: 'Record 2 cells' })).toBeVisible()
  await dialog.getByRole('button', { name: /Which cells/ }).click()
  await page.getByRole('option', { name: 'Of the whole matrix' }).click()
  await expect(dialog.getByText('2 codings of sibling codes')).toBeVisible()
  await dialog.getByText('Skills', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Record 2 cells' }).click()
  await expect(does.cell('Alpha', 'Credit')).toHaveAccessibleName(/: absent/)
  await expect(does.cell('Beta', 'Demand')).toHaveAccessibleName(/: absent/)
  await expect(does.cell('Alpha', 'Skills')).toHaveAccessibleName(/: not examined/)
  await does.undo()
  await expect(does.cell('Beta', 'Demand')).toHaveAccessibleName(/: not examined/)
})

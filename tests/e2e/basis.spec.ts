import type { Page } from '@playwright/test'
import { expect, test } from './veta'
import { steps } from './steps'

const view = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Ways to see the matrix' })
    .getByRole('button', { name })
    .click()

/** The sample study with a new matrix of these cases and codes. */
async function openWith(page: Page, choose: { cases: readonly string[]; codes: string }) {
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await page.getByRole('main').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'New matrix' }).click()
  const dialog = page.getByRole('dialog', { name: 'New matrix' })
  await dialog.getByLabel('Name').fill('Chosen')
  const list = dialog.getByRole('list', { name: 'Cases' })
  await dialog.getByRole('button', { name: 'None', exact: true }).first().click()
  for (const name of choose.cases) await list.getByText(name, { exact: true }).click()
  await dialog.getByRole('searchbox', { name: 'Find codes' }).fill(choose.codes)
  await dialog.getByRole('button', { name: /^Only these/ }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  return does
}

test('side by side, cross-tab, co-occurrence and pictures go by the cases that the matrix chose', async ({
  start,
}) => {
  const { page } = await start()
  await openWith(page, { cases: ['Resemin', 'Exsa', 'Fima'], codes: 'degree of novelty' })
  const basis = page.getByText(/^Basis: 3 of 8 cases of the kind “Supplier” · chosen by hand/)

  await view(page, 'Side by side')
  await expect(basis).toBeVisible()
  await page.getByRole('button', { name: 'Cases…' }).click()
  const offered = page.getByRole('dialog').getByRole('menuitem')
  await expect(offered).toHaveText(['Exsa', 'Fima', 'Resemin'])
  await page.keyboard.press('Escape')

  await view(page, 'Cross-tab')
  await expect(basis).toBeVisible()
  await expect(
    page.getByRole('button', { name: 'New to the world, All cases, Present: 2 cases of 3' }),
  ).toBeVisible()

  await view(page, 'Pictures')
  await expect(basis).toBeVisible()
  await expect(page.getByRole('figure', { name: 'Heat map' })).toContainText('3 cases')

  // The novelty of the other firms counts only where all transcripts do.
  await view(page, 'Co-occurrence')
  await expect(basis).toBeVisible()
  const own = page.getByRole('img', { name: /those of its subcodes included/ }).first()
  await expect(own).toBeVisible()
  const few = Number(await own.textContent())
  await page.getByRole('button', { name: 'Which passages' }).click()
  await page.getByRole('option', { name: 'Passages of all transcripts' }).click()
  await expect(page.getByText(/^Basis: all transcripts · 4 codes/)).toBeVisible()
  await expect.poll(async () => Number(await own.textContent())).toBeGreaterThan(few)
})

test('parents take in their subcodes where codes meet, and each number opens its passages', async ({
  start,
}) => {
  const { page } = await start()
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await view(page, 'Co-occurrence')
  await expect(
    page.getByRole('img', { name: 'Governance pattern takes in Asymmetric dependence' }).first(),
  ).toHaveText('⊃')
  await page
    .getByRole('button', {
      name: 'Mechanisms of entry to higher value-added stages and Context opportunities seized, On the same words: 2',
    })
    .click()
  const pane = page.getByRole('complementary', { name: 'Passages of both codes' })
  await expect(pane.getByRole('region')).toHaveCount(2)
  await expect(pane).toContainText('Niche from Peruvian geology/geography')

  await page.getByText('Parents take in subcodes').click()
  await expect(page.getByText('Each code counts by its own codings')).toBeVisible()
  await expect(page.getByRole('img', { name: /takes in/ })).toHaveCount(0)
})

test('where all codes of a matrix were deleted every view says so, and others are chosen at once', async ({
  start,
}) => {
  const { page } = await start()
  const does = await openWith(page, { cases: ['Resemin', 'Exsa'], codes: 'degree of novelty' })
  await does.go('Codebook')
  const row = page.getByRole('row').filter({ hasText: 'Degree of novelty' }).first()
  await row.click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const asked = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await asked.getByRole('button', { name: 'Delete', exact: true }).click()
  await does.go('Matrix')
  const gone = page.getByRole('heading', { name: 'The codes of this matrix have been deleted' })
  await expect(gone).toBeVisible()
  for (const name of ['Side by side', 'Cross-tab', 'Co-occurrence', 'Pictures']) {
    await view(page, name)
    await expect(gone, name).toBeVisible()
  }
  await page.getByRole('button', { name: 'Choose cases and codes…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('2 rows × no column')).toBeVisible()
  await dialog.getByRole('button', { name: 'All', exact: true }).last().click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(gone).toBeHidden()
  await does.undo()
  await expect(gone).toBeVisible()
  await does.undo()
  await view(page, 'Matrix')
  await expect(page.getByRole('columnheader', { name: /New to the world/ })).toBeVisible()
})

test('a condition on an attribute that was deleted shows no case, says why, and is taken away', async ({
  start,
}) => {
  const { page } = await start()
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await page.getByRole('main').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'New matrix' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('National ones')
  await dialog.getByRole('button', { name: /Only cases where…/ }).click()
  await page.getByRole('option', { name: 'Ownership' }).click()
  const condition = dialog.getByRole('group', { name: 'Ownership' })
  await condition.getByText('foreign majority').click()
  await condition.getByText('foreign minority').click()
  await condition.getByText('nonprofit').click()
  await expect(dialog.getByText(/^2 rows/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(3)

  await does.go('Cases')
  await page.getByRole('columnheader', { name: 'Ownership' }).getByRole('button').click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  const asked = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await expect(asked.getByText('1 matrix asks for cases by it')).toBeVisible()
  await asked.getByRole('button', { name: 'Delete' }).click()
  await does.go('Matrix')
  const gone = page.getByRole('heading', {
    name: 'A condition of this matrix refers to a deleted attribute',
  })
  await expect(gone).toBeVisible()
  await expect(page.getByText('It asked for cases by their value (national)')).toBeVisible()
  await does.undo()
  await expect(page.getByRole('rowheader')).toHaveCount(3)
  await does.redo()
  await expect(gone).toBeVisible()

  await page.getByRole('button', { name: 'Choose cases and codes…' }).click()
  await expect(dialog.getByText(/^no row/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Without the condition on Deleted attribute' }).click()
  await expect(dialog.getByText(/^8 rows/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(gone).toBeHidden()
})

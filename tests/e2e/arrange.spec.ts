import { expect, test, type Veta } from './veta'
import { steps } from './steps'

const heads = (page: Veta['page'], role: 'rowheader' | 'columnheader') =>
  page.getByRole('grid', { name: 'Matrix' }).getByRole(role)

/** The sample study on its matrix. */
async function openMatrix(start: () => Promise<Veta>) {
  const { page } = await start()
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await expect(page.getByRole('grid', { name: 'Matrix' })).toBeVisible()
  /** Sets something under “Arrange”: a choice of a list, or a tick. */
  const arrange = async (label: string | RegExp, choice?: string) => {
    await page.getByRole('button', { name: 'Arrange' }).click()
    const panel = page.getByRole('dialog', { name: 'Arrange' })
    if (choice === undefined) await panel.getByText(label).click()
    else {
      await panel.getByRole('button', { name: label }).click()
      await page.getByRole('option', { name: choice, exact: true }).click()
    }
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
  }
  const menu = async (item: string | RegExp) => {
    await page.getByRole('main').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  return { page, does, arrange, menu }
}

/** A matrix of the drivers and of novelty, of the suppliers with a foreign majority or none, without the mouse. */
async function buildByKeyboard(page: Veta['page'], menu: (item: string) => Promise<void>) {
  await menu('New matrix')
  const dialog = page.getByRole('dialog', { name: 'New matrix' })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await page.keyboard.type('Novelty by owner')
  await dialog.getByRole('button', { name: /Only cases where/ }).press('Enter')
  await page.keyboard.type('Owner')
  await page.keyboard.press('Enter')
  await dialog.getByRole('checkbox', { name: /^foreign minority/ }).press(' ')
  await dialog.getByRole('searchbox', { name: 'Find codes' }).fill('degree of novelty')
  await expect(dialog.getByRole('button', { name: 'Only these 4' })).toBeVisible()
  await page.keyboard.press('Enter')
  await dialog.getByRole('searchbox', { name: 'Find codes' }).fill('own initiative')
  await dialog.getByRole('button', { name: 'These too' }).press('Enter')
  await expect(dialog.getByText('6 rows × 5 columns')).toBeVisible()
  await dialog.getByLabel('Name').press('Enter')
  await expect(dialog).toBeHidden()
}

test('a matrix is built from nothing by keyboard, folded, grouped, and shows what adds up', async ({
  start,
}) => {
  const { page, does, arrange, menu } = await openMatrix(start)
  await buildByKeyboard(page, menu)
  await expect(heads(page, 'rowheader')).toHaveText([
    'Bisa',
    'Exsa',
    'Resemin',
    'Tumi Raise Boring',
    'UTEC',
    'TECSUP',
    'Present',
  ])
  await expect(heads(page, 'columnheader').filter({ hasText: 'Own initiative' })).toBeVisible()

  await arrange('Fold codes that exclude one another')
  await expect(
    page.getByRole('gridcell', { name: /^Resemin, novelty: New to the world/ }),
  ).toBeVisible()
  await arrange(/Group the cases by/, 'Ownership')
  await expect(heads(page, 'rowheader')).toHaveText([
    'Ownership: foreign majority (2 cases)',
    'Bisa',
    'Tumi Raise Boring',
    'Subtotal foreign majority',
    'Ownership: national (2 cases)',
    'Exsa',
    'Resemin',
    'Subtotal national',
    'Ownership: nonprofit (2 cases)',
    'UTEC',
    'TECSUP',
    'Subtotal nonprofit',
    'Present',
  ])
  await arrange('Cases across, codes down')
  await expect(heads(page, 'rowheader').first()).toHaveText('Degree of novelty')
  await expect(does.cell('Resemin', 'Degree of novelty')).toBeVisible()
})

test('rows and columns are ordered by their heads, by keys and by dragging, and undone', async ({
  start,
}) => {
  const { page, does, menu } = await openMatrix(start)
  await buildByKeyboard(page, menu)
  const names = () => heads(page, 'rowheader').allTextContents()
  const before = await names()

  await does.cell('Exsa', 'Degree of novelty').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(names).toEqual(['Exsa', 'Bisa', ...before.slice(2)])
  await expect(does.cell('Exsa', 'Degree of novelty')).toBeFocused()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(does.cell('Exsa', 'Degree of novelty')).toBeFocused()
  await expect(does.cell('Exsa', 'Degree of novelty')).toHaveAttribute('aria-colindex', '3')

  await heads(page, 'rowheader')
    .filter({ hasText: 'TECSUP' })
    .dragTo(heads(page, 'rowheader').filter({ hasText: 'Exsa' }))
  await expect.poll(async () => (await names())[0]).toBe('TECSUP')
  await does.undo()
  await expect.poll(async () => (await names())[0]).toBe('Exsa')

  await page.keyboard.press('Escape')
  await does.cell('Exsa', 'New to the world').focus()
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('ArrowUp')
  const head = heads(page, 'columnheader').filter({ hasText: 'New to the world' })
  await expect(head).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'descending')
})

test('matrices are duplicated, renamed and deleted', async ({ start }) => {
  const { page, menu } = await openMatrix(start)
  const which = page.getByRole('button', { name: /Which matrix/ })
  await menu('Duplicate')
  await expect(which).toContainText('Section 4 (copy)')
  await menu('Rename…')
  await page.getByRole('textbox', { name: 'Name' }).fill('Mine')
  await page.keyboard.press('Enter')
  await expect(which).toContainText('Mine')
  await menu('Delete “Mine”')
  await expect(which).toContainText('Section 4')
})

test('percentages name their basis, and what does not add up says so', async ({ start }) => {
  const { page, arrange } = await openMatrix(start)
  const measure = async (name: string) => {
    await page.getByRole('button', { name: /What cells show/ }).click()
    await page.getByRole('option', { name, exact: true }).click()
  }
  await measure('References')
  await arrange(/Percent$/, 'Of the code’s sum')
  await expect(page.getByText('Percent of the sum at the end of the column.')).toBeVisible()
  await expect(
    page.getByRole('gridcell', { name: /^Bisa, Governance pattern: .* References \d+%/ }),
  ).toBeVisible()
  await measure('Coders')
  await expect(page.getByText('Numbers of this kind do not add up')).toBeVisible()
})

test('in a narrow window the controls of the matrix stay in one line, in both languages', async ({
  start,
}) => {
  const { page } = await openMatrix(start)
  await page.setViewportSize({ width: 1000, height: 800 })
  const height = () =>
    page.locator('.matrix-toolbar').evaluate((toolbar) => toolbar.getBoundingClientRect().height)
  expect(await height()).toBeLessThan(60)
  await page.getByRole('button', { name: 'Project', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByRole('option', { name: 'Español' }).click()
  await page.getByRole('button', { name: 'Listo' }).click()
  await expect(page.getByRole('button', { name: /^Volver a mirar/ })).toBeVisible()
  expect(await height()).toBeLessThan(60)
})

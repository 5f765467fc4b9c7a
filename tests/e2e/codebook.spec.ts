import { expect, test } from './veta'
import { steps } from './steps'

test('what is typed while the field before it is still being stored stays', async ({ start }) => {
  const { page } = await start()
  await steps(page).openSample()
  await steps(page).go('Codebook')
  await page.getByLabel('Short key').fill('governance')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Who decides what')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Definition')).toHaveValue('Who decides what')
  await expect(
    page.getByRole('button', { name: 'Undo: Changed the code “Governance pattern”' }),
  ).toBeVisible()
})

test('a code is merged only into one that is neither itself nor below it', async ({ start }) => {
  const { page } = await start()
  await steps(page).openSample()
  await steps(page).go('Codebook')
  await page.getByRole('button', { name: 'Merge…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Merge “Governance pattern” into another code' })
  await expect(dialog.getByRole('menuitem', { name: /^Communication channels/ })).toBeVisible()
  await expect(dialog.getByRole('menuitem', { name: /^Governance pattern/ })).toHaveCount(0)
  await expect(dialog.getByRole('menuitem', { name: /^Quasi-hierarchy/ })).toHaveCount(0)
  await dialog.getByRole('menuitem', { name: /^Communication channels/ }).click()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(
    page.getByRole('button', { name: /^Undo: Merged “Governance pattern”/ }),
  ).toBeVisible()
})

test('in a low window the parts of the codebook scroll, and the window does not', async ({
  start,
}) => {
  const { page } = await start()
  await page.setViewportSize({ width: 1000, height: 600 })
  await steps(page).openSample()
  await steps(page).go('Codebook')
  await expect(page.getByLabel('Definition')).toBeVisible()
  const height = () => page.evaluate(() => document.documentElement.scrollHeight)
  expect(await height()).toBe(600)
})

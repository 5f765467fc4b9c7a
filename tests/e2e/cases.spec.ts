import { expect, test } from './veta'
import { steps } from './steps'

test('the values of an attribute stand below its head, also once the matrix and its tables were seen', async ({
  start,
}) => {
  const { page } = await start()
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await page.getByRole('button', { name: 'Cross-tab' }).click()
  await expect(page.getByRole('table').first()).toBeVisible()
  await does.go('Cases')
  const heads = page.getByRole('columnheader')
  await expect(heads.first()).toBeVisible()
  const row = page.getByRole('row').nth(1)
  const lefts = (cells: Element[]) => cells.map((cell) => cell.getBoundingClientRect().left)
  expect(await row.locator('> *').evaluateAll(lefts)).toEqual(await heads.evaluateAll(lefts))
})

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serialiseProject } from '#shared/formats/projectFile'
import { expect, test, type Veta } from './veta'
import { generateProject } from '../bench/generate'
import type { Size } from '../bench/tiers'
import { steps } from './steps'

/** Opens a generated project of this size. */
async function openGenerated({ page, chooses }: Veta, folder: string, size: Size) {
  const file = join(folder, 'generated.veta')
  const records = generateProject(size)
  await writeFile(file, serialiseProject({ records, journal: [] }, Date.UTC(2026, 0, 1)))
  await chooses(file)
  await page.getByRole('button', { name: 'Open project file…' }).click()
  const tabs = page.getByRole('navigation', { name: 'Parts of the project' })
  await expect(tabs).toBeVisible({ timeout: 120_000 })
  const views = page.getByRole('navigation', { name: 'Ways to see the matrix' })
  return {
    ...steps(page),
    view: (name: string) => views.getByRole('button', { name }).click(),
  }
}

test('a matrix too large for a heat map says so, and is one with fewer codes', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  const does = await openGenerated(veta, folder, {
    sources: 20,
    words: 20_000,
    codes: 100,
    codings: 500,
    cases: 60,
  })
  await does.go('Matrix')
  await does.view('Pictures')
  const refused = page.getByRole('heading', { name: 'This matrix is too large for a heat map' })
  await expect(refused).toBeVisible()
  await expect(page.getByText(/More than 5,000 cells/)).toBeVisible()
  const picture = page.getByRole('figure', { name: 'Heat map' })
  await expect(picture).toBeHidden()

  await page.getByRole('button', { name: 'Choose cases and codes…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('60 rows × 100 columns')).toBeVisible()
  await dialog.getByRole('button', { name: 'Top level' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(refused).toBeHidden()
  await expect(picture).toContainText('60 cases')
})

test('what takes long to read shows how far it is, in excerpts and heat map, and is stopped and taken up again', async ({
  start,
  folder,
}) => {
  test.setTimeout(240_000)
  const veta = await start()
  const { page } = veta
  const does = await openGenerated(veta, folder, {
    sources: 200,
    words: 3_000_000,
    codes: 40,
    codings: 4_000,
    cases: 40,
  })
  const bar = page.getByRole('progressbar')
  const stop = page.getByRole('button', { name: 'Stop' })
  const stopped = page.getByRole('alert').getByText('You stopped the counting.')

  await does.go('Excerpts')
  await expect(bar).toBeVisible()
  await stop.click()
  await expect(stopped).toBeVisible()
  await expect(bar).toBeHidden()

  await does.go('Matrix')
  await does.view('Pictures')
  await expect(bar).toBeVisible()
  await stop.click()
  await expect(stopped).toBeVisible()
  await page.getByRole('button', { name: 'Count', exact: true }).click()
  await expect(page.getByRole('figure', { name: 'Heat map' })).toContainText('40 cases', {
    timeout: 120_000,
  })

  await does.go('Excerpts')
  await expect(page.getByRole('region', { name: 'Excerpts' })).toBeVisible({ timeout: 60_000 })
  await expect(stopped).toBeHidden()
})

test('the grid keeps the focus on its cell while others scroll by, and reads its lines in order', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  const does = await openGenerated(veta, folder, {
    sources: 20,
    words: 20_000,
    codes: 100,
    codings: 500,
    cases: 60,
  })
  await does.go('Matrix')
  const grid = page.getByRole('grid')
  await grid.getByRole('gridcell').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const focused = grid.locator(':focus')
  const name = (await focused.getAttribute('aria-label'))!
  expect(await focused.getAttribute('aria-colindex')).toBe('3')
  const scroller = page.locator('.matrix-scroll')
  for (const [top, left] of [
    [300, 0],
    [900, 700],
    [10_000, 10_000],
  ] as const) {
    await scroller.evaluate((element, [x, y]) => element.scrollTo(x, y), [left, top] as const)
    // What is in view is drawn, and the focus has not gone to it.
    await expect(grid.getByRole('row').last()).toBeVisible()
    await expect(focused).toHaveAttribute('aria-label', name)
  }
  await expect(grid.getByRole('rowheader', { name: 'Present', exact: true })).toBeInViewport()
  const rowsAsRead = () =>
    grid.evaluate((element) =>
      (element.getAttribute('aria-owns') ?? '')
        .split(' ')
        .map((id) => Number(document.getElementById(id)?.getAttribute('aria-rowindex'))),
    )
  const rows = await rowsAsRead()
  expect(rows.slice(0, 2)).toEqual([1, 3])
  expect(rows.at(-1)).toBe(62)
  expect(rows).toEqual(rows.toSorted((a, b) => a - b))

  await page.keyboard.press('ArrowDown')
  await expect(focused).toHaveAttribute('aria-colindex', '3')
  await expect(focused).toBeInViewport()
  await page.keyboard.press('Control+End')
  await expect(focused).toBeInViewport()
  await expect(focused).toHaveAttribute('aria-colindex', '102')
  await page.keyboard.press('Control+Home')
  await expect(focused).toBeInViewport()
  await expect(focused).toHaveAttribute('aria-colindex', '2')
})

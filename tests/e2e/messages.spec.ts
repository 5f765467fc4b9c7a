import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './veta'
import { openStudy } from './codedStudy'
import { steps } from './steps'

test('bad news is put away without touching the dialog below it, and does not follow into a project', async ({
  start,
  folder,
}) => {
  const { page, chooses } = await start()
  const damaged = join(folder, 'damaged.veta')
  await writeFile(damaged, 'no zip')
  await chooses(damaged)
  const message = page.getByText('damaged.veta: This is not a Veta project file.')
  await page.getByRole('button', { name: 'Open project file…' }).click()
  await expect(message).toBeVisible()

  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByRole('status').getByRole('button', { name: 'Close' }).click()
  await expect(message).toBeHidden()
  await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Open project file…' }).click()
  await expect(message).toBeVisible()
  await steps(page).newProject('Pumps')
  await expect(message).toBeHidden()
})

test('a message that is given again takes the place of the one before it', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, [])
  const message = page.getByRole('status').getByText('No code is pinned to 4', { exact: false })
  await page.locator('.ProseMirror').focus()
  await page.keyboard.press('s')
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('4')
  await expect(message).toHaveCount(1)
})

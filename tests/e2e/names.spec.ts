import { expect, test } from './veta'
import { steps } from './steps'

test('a name that is too long is refused with a sentence, and what was typed stays', async ({
  start,
}) => {
  const { page } = await start()
  const long = 'n'.repeat(501)
  const sentence = page.getByText(
    '“nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…” is too long: a name can have 500 characters at most.',
  )
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Name of the project').fill(long)
  await page.getByRole('button', { name: 'Create project' }).click()
  await expect(sentence).toBeVisible()
  await expect(page.getByLabel('Name of the project')).toHaveValue(long)
  await page.getByLabel('Name of the project').fill('Mines')
  await page.getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('heading', { name: 'Begin with your transcripts' })).toBeVisible()

  await steps(page).go('Codebook')
  await page.getByRole('button', { name: 'New code' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'New code' })
  await dialog.getByLabel('Name').fill(long)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(sentence).toBeVisible()
  await expect(dialog.getByLabel('Name')).toHaveValue(long)
})

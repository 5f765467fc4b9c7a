import { expect, test } from './veta'
import { steps } from './steps'

test('a transcript is coded from the list of its paragraphs as well', async ({ start }) => {
  const { page } = await start()
  const does = steps(page)
  await does.openSample()
  await does.openTranscript('Bisa')
  await page.getByRole('button', { name: 'As a list of paragraphs' }).click()
  const list = page.getByRole('region', { name: 'Paragraphs and their codes' })
  const paragraph = list.getByRole('article', { name: 'Paragraph 2', exact: true })
  await paragraph.getByRole('button', { name: 'Code paragraph 2' }).click()
  await page.getByRole('searchbox', { name: 'Find a code' }).fill('Network')
  await page.keyboard.press('Enter')
  await expect(paragraph).toContainText('Codes:')
  await expect(paragraph).toContainText('Network')
  await page.getByRole('button', { name: 'As a list of paragraphs' }).click()
  await expect(page.locator('.ProseMirror')).toBeVisible()
  await does.undo()
  await expect(page.getByRole('button', { name: /^Redo: Coded/ })).toBeVisible()
})

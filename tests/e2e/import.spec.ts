import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './veta'
import { steps } from './steps'

test('files are offered in the order that people give them: 2 before 10', async ({
  start,
  folder,
}) => {
  const names = ['Firm 10.txt', 'Firm 2.txt', 'Firm 1.txt']
  const paths = names.map((name) => join(folder, name))
  for (const path of paths) await writeFile(path, 'Interviewer: Why?\nP1: Because.\n')
  const { page, chooses } = await start()
  await steps(page).newProject('Pumps')
  await page.keyboard.press('Control+i')
  await chooses(...paths)
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await expect(page.getByRole('button', { name: 'Import 3 transcripts' })).toBeVisible()
  const offered = page.getByRole('dialog').getByRole('listitem').getByRole('checkbox')
  expect(await offered.evaluateAll((boxes) => boxes.map((box) => box.ariaLabel))).toEqual([
    'Import Firm 1.txt',
    'Import Firm 2.txt',
    'Import Firm 10.txt',
  ])
})

test('transcripts are offered to the first kind of case', async ({ start, folder }) => {
  const path = join(folder, 'Firm 1.txt')
  await writeFile(path, 'Interviewer: Why?\nP1: Because.\n')
  const { page, chooses } = await start()
  await steps(page).openSample()
  await page.keyboard.press('Control+i')
  await chooses(path)
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await expect(page.getByRole('textbox', { name: 'Kind of case' })).toHaveValue('Supplier')
})

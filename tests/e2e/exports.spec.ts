import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { steps } from './steps'
import { expect, test } from './veta'

test('a matrix goes out as a page whose cells lead to their evidence, and as data with zeros on request', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByRole('radio', { name: /^Matrix/ })).toBeChecked()
  await dialog.getByRole('button', { name: /Excel workbook/ }).click()
  await page.getByRole('option', { name: /Web page/ }).click()
  const file = join(folder, 'section4.html')
  await veta.savesTo(file)
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Exported as section4.html.')).toBeVisible()
  expect(await readFile(file, 'utf8')).toMatch(
    /^<!doctype html>[\s\S]*Section 4[\s\S]*<\/html>\s*$/,
  )

  await page.keyboard.press('Control+e')
  await dialog.getByRole('button', { name: /Excel workbook/ }).click()
  await page.getByRole('option', { name: /Data for statistics/ }).click()
  await dialog.getByText('Write recorded absences as 0').click()
  const data = join(folder, 'section4.zip')
  await veta.savesTo(data)
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Exported as section4.zip.')).toBeVisible()
  const dictionary = new TextDecoder().decode(
    unzipSync(new Uint8Array(await readFile(data)))['data-dictionary.csv'],
  )
  expect(dictionary).toContain('is written as 0, as the export was asked to')
})

test('the audit trail is chosen by keyboard, refuses a day that is none, and has the journal', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  const does = steps(page)
  await does.openSample()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: /^Case table/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /^Audit trail/ })).toBeChecked()
  const save = dialog.getByRole('button', { name: 'Export', exact: true })
  await dialog.getByLabel('From day').fill('yesterday')
  await expect(dialog.getByText('Write the day as 2026-01-31.')).toBeVisible()
  await expect(save).toBeDisabled()
  await dialog.getByLabel('From day').fill('2020-01-01')
  await dialog.getByRole('button', { name: /Excel workbook/ }).click()
  await page.getByRole('option', { name: /Plain table/ }).click()
  const file = join(folder, 'audit.csv')
  await veta.savesTo(file)
  await save.click()
  await expect(page.getByText('Exported as audit.csv.')).toBeVisible()
  expect(await readFile(file, 'utf8')).toContain('Created the project')
})

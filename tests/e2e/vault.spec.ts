import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, storeOf, test } from './veta'
import { importTranscripts, steps } from './steps'
import { writeTranscripts } from './transcripts'

const codingsHere = (page: Page, count: number) =>
  expect(page.getByRole('region', { name: 'Transcripts' })).toContainText(
    `${count} coding${count === 1 ? '' : 's'}`,
  )

const projects = (page: Page) => page.getByRole('button', { name: 'All projects', exact: true })

test('a store that can not be opened is told of once, begun anew, and filled from the safe copies', async ({
  start,
  folder,
}) => {
  const interviews = await writeTranscripts(folder)
  const first = await start()
  const does = await importTranscripts(first, { of: interviews, into: 'Pumps', opens: 'Alpha' })
  await does.select('The mine asked for it.')
  await does.code('Client demand')
  await codingsHere(first.page, 1)
  await first.close()
  for (const name of await readdir(storeOf(folder), { recursive: true }))
    if (/MANIFEST-\d+$/.test(name)) await rm(join(storeOf(folder), name))

  const { page } = await start()
  const lost = page.getByRole('heading', { name: 'Found in the safe copies' })
  await expect(page.getByText('1 project is whole in the safe copies.')).toBeVisible()
  await expect(page.locator('.toast')).toBeHidden()
  // As where the store broke while a project was open in it, and the window is loaded anew.
  await page.evaluate(() => {
    const open = { uuid: '00000000-0000-4000-8000-000000000001', place: {} }
    sessionStorage.setItem('veta-open', JSON.stringify(open))
  })
  await page.reload()
  await page.getByRole('button', { name: 'Begin anew' }).click()
  await expect(lost).toBeVisible()
  await page.getByRole('button', { name: 'Restore' }).click()
  await codingsHere(page, 1)
  await projects(page).click()
  await expect(page.getByText('Pumps')).toBeVisible()
  await expect(lost).toBeHidden()
})

test('a store that has lost the last steps waits for a decision, and what is decided can be undone', async ({
  start,
  folder,
}) => {
  const interviews = await writeTranscripts(folder)
  const first = await start()
  const does = await importTranscripts(first, { of: interviews, into: 'Pumps', opens: 'Alpha' })
  await does.select('The mine asked for it.')
  await does.code('Client demand')
  await codingsHere(first.page, 1)
  await first.close()
  const away = join(folder, 'away')
  await cp(storeOf(folder), away, { recursive: true })

  const second = await start()
  await second.page.getByRole('button', { name: /^Pumps/ }).click()
  await steps(second.page).openTranscript('Alpha')
  const more = steps(second.page)
  await more.select('No bank lends for something that does not exist yet.')
  await more.code('Credit')
  await codingsHere(second.page, 2)
  await second.close()
  await rm(storeOf(folder), { recursive: true })
  await cp(away, storeOf(folder), { recursive: true })

  const { page } = await start()
  await page.getByRole('button', { name: /^Pumps/ }).click()
  await expect(page.getByRole('heading', { name: '“Pumps” needs a decision' })).toBeVisible()
  await expect(page.getByText('2 transcripts, 1 coding, 1 code')).toBeVisible()
  await expect(page.getByText('2 transcripts, 2 codings, 2 codes')).toBeVisible()
  await page.getByRole('button', { name: 'Decide later' }).click()
  await page.getByRole('button', { name: /^Pumps/ }).click()
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await codingsHere(page, 2)
  await page.keyboard.press('Control+z')
  await codingsHere(page, 1)
  await projects(page).click()
  await page.getByRole('button', { name: /^Pumps/ }).click()
  await codingsHere(page, 1)
})

test('safe copies are listed, looked at without being changed, and gone back to in one step', async ({
  start,
  folder,
}) => {
  const interviews = await writeTranscripts(folder)
  const veta = await start()
  const { page } = veta
  const does = await importTranscripts(veta, { of: interviews, into: 'Pumps', opens: 'Alpha' })
  await does.select('The mine asked for it.')
  await does.code('Client demand')
  await codingsHere(page, 1)
  const openCopies = async () => {
    await page.getByRole('button', { name: 'Project', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Safe copies…' }).click()
  }
  await openCopies()
  await page.getByRole('button', { name: 'Make a copy now' }).click()
  await expect(page.getByText('A safe copy was made.')).toBeVisible()
  const copies = page.getByRole('list', { name: 'Safe copies' }).getByRole('listitem')
  await expect(copies.first()).toContainText('2 transcripts, 1 coding, 1 code')
  await page.getByRole('button', { name: 'Close' }).last().click()

  await does.select('No bank lends for something that does not exist yet.')
  await does.code('Credit')
  await codingsHere(page, 2)
  await openCopies()
  await copies
    .first()
    .getByRole('button', { name: /^Look at/ })
    .click()
  await expect(page.getByText(/^You are looking at “Pumps” as it was on/)).toBeVisible()
  await codingsHere(page, 1)
  await steps(page).openTranscript('Beta')
  await page.locator('.ProseMirror').click()
  await page.keyboard.press('i')
  await page.getByRole('button', { name: 'Close this copy' }).click()
  await codingsHere(page, 2)

  await openCopies()
  await copies
    .first()
    .getByRole('button', { name: /^Go back/ })
    .click()
  await page.getByRole('button', { name: 'Go back to this state' }).click()
  await codingsHere(page, 1)
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
  await codingsHere(page, 2)
})

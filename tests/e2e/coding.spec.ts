import type { Page } from '@playwright/test'
import { expect, test, type Veta } from './veta'
import { importTranscripts, selected, steps } from './steps'
import { writeTranscripts } from './transcripts'

/** A new project with the transcript Alpha open. */
async function openAlpha(veta: Veta, folder: string): Promise<Page> {
  await importTranscripts(veta, {
    of: await writeTranscripts(folder),
    into: 'Pumps',
    opens: 'Alpha',
  })
  return veta.page
}

test('a codebook without codes says how the first one is made', async ({ start, folder }) => {
  const page = await openAlpha(await start(), folder)
  const codes = page.getByRole('complementary', { name: 'Codes' })
  await expect(codes.getByText('No codes yet. Select a passage and press /.')).toBeVisible()
  await steps(page).select('The mine asked for it.')
  await page.keyboard.press('/')
  await expect(page.getByText('No codes yet. Type the name of the first one.')).toBeVisible()
})

test('words inside the selected words are selected at the first try', async ({ start, folder }) => {
  const page = await openAlpha(await start(), folder)
  const does = steps(page)
  await does.select('No bank lends for something that does not exist yet.')
  await does.drag('something that does not exist')
  await expect.poll(() => selected(page)).toBe('something that does not exist')
})

test('M begins the memo of the coding at the caret', async ({ start, folder }) => {
  const page = await openAlpha(await start(), folder)
  const does = steps(page)
  await does.select('The mine asked for it.')
  await does.code('Client demand')
  await page.keyboard.press('m')
  await expect(page.getByLabel('Memo on this coding')).toBeFocused()
  await page.keyboard.type('In his own words')
  await page.keyboard.press('Escape')
  await expect(
    page.getByRole('button', { name: 'Undo: Changed a coding “Client demand”' }),
  ).toBeVisible()
})

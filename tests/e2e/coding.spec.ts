import type { Page } from '@playwright/test'
import { expect, test, type Veta } from './veta'
import { openStudy } from './codedStudy'
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

test('the list of codes always shows what Enter takes', async ({ start, folder }) => {
  const page = await openStudy(await start(), folder, [
    ['Alpha', 'In step 2 we tried again', 'Áccess of clients'],
    ['Alpha', 'In step 3 we tried again', 'Access to clients'],
    ['Alpha', 'In step 4 we tried again', 'Áccess'],
  ])
  const field = page.getByRole('searchbox', { name: 'Find a code' })
  const highlighted = page.locator('.picker .option[data-focused]')
  await steps(page).select('In step 7 we tried again')
  await page.keyboard.press('/')
  await expect(field).toBeFocused()
  // Whoever types a whole name means that code, before others that begin so.
  await page.keyboard.type('ACCESS')
  await expect(highlighted).toHaveText('Áccess')
  // After a slip of the fingers, too, something is highlighted, and said to be.
  await page.keyboard.type('x')
  await expect(highlighted).toHaveText(/Create the code “ACCESSx”/)
  await page.keyboard.press('Backspace')
  await expect(highlighted).toHaveText('Áccess')
  await expect
    .poll(async () => {
      const id = await field.getAttribute('aria-activedescendant')
      return id && page.locator(`[id="${id}"]`).textContent()
    })
    .toBe('Áccess')
  await page.keyboard.press('Enter')
  await expect(field).toBeHidden()
  const here = page.getByRole('region', { name: 'Codings at this place' })
  await expect(here.getByText('Áccess', { exact: true })).toBeVisible()
})

test('who types the name of a code and Enter at once has coded', async ({ start, folder }) => {
  const page = await openStudy(await start(), folder, [['Beta', 'we tried again', 'Trials']])
  const here = page.getByRole('region', { name: 'Codings at this place' })
  for (const words of ['In step 2 we tried', 'In step 3 we tried', 'In step 4 we tried']) {
    await steps(page).select(words)
    await page.keyboard.press('/')
    // All letters at a stroke, as an input method gives them: nothing has had the time to be highlighted.
    await page.getByRole('searchbox', { name: 'Find a code' }).fill('Trials')
    await page.keyboard.press('Enter')
    await expect(here.getByText('Trials')).toBeVisible()
    await expect(page.getByRole('searchbox', { name: 'Find a code' })).toBeHidden()
  }
})

test('Shift and Enter make the code of the typed name, where others begin so', async ({
  start,
  folder,
}) => {
  const many = Array.from(
    { length: 14 },
    (_, i) => ['Alpha', `In step ${i + 20} we tried again`, `Access number ${i}`] as const,
  )
  const page = await openStudy(await start(), folder, many)
  const field = page.getByRole('searchbox', { name: 'Find a code' })
  await steps(page).select('In step 7 we tried again')
  await page.keyboard.press('/')
  await expect(field).toBeFocused()
  await page.keyboard.type('Access')
  await expect(page.locator('.picker .option[data-focused]')).toHaveText('Access number 0')
  const create = page.getByRole('menuitemcheckbox', { name: 'Create the code “Access”' })
  await expect(create).toBeInViewport({ ratio: 1 })
  await expect(create).toContainText('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await expect(field).toBeHidden()
  const here = page.getByRole('region', { name: 'Codings at this place' })
  await expect(here.getByText('Access', { exact: true })).toBeVisible()
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
    page.getByRole('button', { name: 'Undo: Changed the memo on a coding “Client demand”' }),
  ).toBeVisible()
})

import { expect, test } from './veta'
import { importTranscripts, steps } from './steps'
import { writeTranscripts } from './transcripts'

test('a new project has nothing to undo, and is still there after Ctrl+Z', async ({ start }) => {
  const { page } = await start()
  const does = steps(page)
  await does.newProject('Pumps')
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  await does.undo()
  await expect(page.getByText('There is nothing to undo.')).toBeVisible()
  await page.getByRole('button', { name: 'All projects' }).click()
  await page.getByRole('button', { name: /^Pumps/ }).click()
  await expect(page.getByRole('heading', { name: 'Begin with your transcripts' })).toBeVisible()
})

test('every step is undone and done again, also after a restart', async ({ start, folder }) => {
  const interviews = await writeTranscripts(folder)
  const first = await start()
  const { page } = first
  const does = await importTranscripts(first, { of: interviews, into: 'Pumps', opens: 'Alpha' })
  await does.select('The mine asked for it.')
  await does.code('Client demand')
  await does.go('Cases')
  await page.getByRole('button', { name: 'New case' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Gamma')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /Gamma/ })).toBeVisible()
  await page.getByRole('button', { name: 'New attribute' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Employees')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Gamma, Employees: empty' }).click()
  await page.keyboard.type('120')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Gamma, Employees: 120' })).toBeVisible()
  await does.go('Matrix')
  await does.cell('Beta', 'Client demand').click()
  await page.getByRole('button', { name: 'Mark as examined' }).click()
  await expect(does.cell('Beta', 'Client demand')).toHaveAccessibleName(/absent/)

  const undoButton = page.getByRole('button', { name: /^Undo/ })
  const names = []
  for (let i = 0; i < 6; i += 1) {
    names.push(await undoButton.getAttribute('aria-label'))
    await does.undo()
    await expect(undoButton).not.toHaveAttribute('aria-label', names[i]!)
  }
  expect(names).toEqual([
    'Undo: Marked 1 cell as examined',
    'Undo: Set “Employees” of “Gamma”',
    'Undo: Created the attribute “Employees”',
    'Undo: Created the case “Gamma”',
    'Undo: Coded “The mine asked for it.” as Client demand',
    'Undo: Imported 2 transcripts',
  ])
  await does.go('Transcripts')
  await expect(page.getByRole('heading', { name: 'Begin with your transcripts' })).toBeVisible()
  await first.close()

  const second = await start()
  const again = steps(second.page)
  await second.page.getByRole('button', { name: /Pumps/ }).first().click()
  await expect(
    second.page.getByRole('button', { name: 'Redo: Imported 2 transcripts' }),
  ).toBeEnabled()
  for (let i = 0; i < 6; i += 1) {
    const redo = second.page.getByRole('button', { name: /^Redo/ })
    const name = await redo.getAttribute('aria-label')
    await again.redo()
    await expect(redo).not.toHaveAttribute('aria-label', name!)
  }
  await again.go('Matrix')
  await expect(again.cell('Alpha', 'Client demand')).toHaveAccessibleName(/present, 1 passage/)
  await expect(again.cell('Beta', 'Client demand')).toHaveAccessibleName(/absent/)
  await again.go('Cases')
  await expect(second.page.getByRole('button', { name: 'Gamma, Employees: 120' })).toBeVisible()
})

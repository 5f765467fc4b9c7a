import { backEnd, expect, test } from './veta'

test('the native menu shows the keys that the person has', async ({ start }) => {
  console.log(`end-to-end back end: ${backEnd}`)
  const { app, page } = await start()
  await page.getByRole('button', { name: 'Open the sample study' }).click()
  await expect(page.getByRole('navigation', { name: 'Parts of the project' })).toBeVisible()
  const shown = (id: string) =>
    app.evaluate(
      ({ Menu }, wanted) =>
        (Menu.getApplicationMenu()?.getMenuItemById(wanted) as { accelerator?: string } | null)
          ?.accelerator,
      id,
    )
  expect(await shown('import')).toBe('CmdOrCtrl+I')
  await page.getByRole('button', { name: 'Project', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Keys' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await dialog.getByRole('button', { name: /^Import transcripts.*Change the key/ }).click()
  await page.keyboard.press('Alt+g')
  await expect.poll(() => shown('import')).toBe('Alt+G')
})

import { expect, test } from './veta'

test('a transcript is pasted, coded and found in the matrix without the mouse', async ({
  start,
}) => {
  const { page } = await start()
  const press = (key: string) => page.keyboard.press(key)
  /** Goes on with Tab until the focus is on what has this name. */
  const tabTo = async (
    name: string | RegExp,
    role: 'button' | 'textbox' | 'checkbox' = 'button',
  ) => {
    const target = page.getByRole(role, { name }).first()
    for (let i = 0; i < 60; i += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await press('Tab')
    }
    throw new Error(`Tab does not reach ${name}`)
  }
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  await tabTo('New project')
  await press('Enter')
  await page.keyboard.type('By keys')
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'Begin with your transcripts' })).toBeVisible()

  await press('Control+i')
  await tabTo('Paste a text')
  await press('Enter')
  await tabTo('Name of the transcript', 'textbox')
  await page.keyboard.type('Delta')
  await tabTo('Text', 'textbox')
  await page.keyboard.insertText('Interviewer: Why?\nP1: Because the mine asked us to.')
  await tabTo('Take this text')
  await press('Enter')
  await tabTo('Import 1 transcript')
  await press('Enter')
  await expect(page.getByRole('heading', { name: '1 transcript' })).toBeVisible()

  await tabTo(/^Delta/)
  await press('Enter')
  await expect(page.locator('.ProseMirror')).toContainText('Because the mine asked us to.')
  const text = page.getByRole('textbox', { name: 'Transcript Delta' })
  for (let i = 0; i < 40; i += 1) {
    if (await text.evaluate((element) => element.contains(document.activeElement))) break
    await press('Tab')
  }
  await press('j')
  await press('/')
  await page.keyboard.type('Client demand')
  await press('Enter')
  await expect(page.getByRole('heading', { name: '1 coding here' })).toBeVisible()

  await press('Control+k')
  await page.keyboard.type('Matrix')
  await press('Enter')
  const cell = page.getByRole('gridcell', { name: /^Delta, Client demand: present/ })
  await expect(cell).toBeVisible()
  for (let i = 0; i < 60; i += 1) {
    if (await cell.evaluate((element) => element === document.activeElement)) break
    await press('Tab')
  }
  await press('Enter')
  const evidence = page.getByRole('complementary', { name: 'Evidence' })
  await expect(evidence.getByText('Because the mine asked us to.')).toBeVisible()
  await press('Control+z')
  await expect(page.getByRole('button', { name: /^Redo: Coded/ })).toBeVisible()
})

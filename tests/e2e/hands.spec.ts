import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type Veta } from './veta'
import { importTranscripts } from './steps'

/** A synthetic interview of forty answers of two sentences each, written for these tests. */
async function writeInterview(folder: string): Promise<string> {
  const place = join(folder, 'interviews')
  await mkdir(place, { recursive: true })
  const turns = Array.from(
    { length: 40 },
    (_, i) => `P${(i % 2) + 1}: Answer ${i + 1} speaks of pumps. The rest of it is about money 🙂.`,
  )
  await writeFile(join(place, 'Gamma.txt'), turns.join('\n'))
  return place
}

/** A project with that interview open and the caret at its start. */
async function openInterview(veta: Veta, folder: string) {
  const { page } = veta
  const does = await importTranscripts(veta, {
    of: await writeInterview(folder),
    into: 'By hand',
    opens: 'Gamma',
  })
  await expect(page.locator('.ProseMirror')).toContainText('Answer 40 speaks of pumps.')
  await page.locator('.ProseMirror').focus()
  return does
}

const selected = (page: Page) => page.evaluate(() => String(getSelection()))
const spoken = (page: Page) => page.locator('[data-spoken]')

test('forty passages are coded without the mouse, counted, and taken back one by one', async ({
  start,
  folder,
}) => {
  test.setTimeout(150_000)
  const veta = await start()
  const { page } = veta
  const does = await openInterview(veta, folder)
  const press = (key: string) => page.keyboard.press(key)
  const field = page.getByRole('searchbox', { name: 'Find a code' })

  await press('Control+Home')
  await press('s')
  await expect.poll(() => selected(page)).toBe('Answer 1 speaks of pumps.')
  await press('/')
  await expect(field).toBeFocused()
  await page.keyboard.type('Pumps')
  await press('Enter')
  await expect(spoken(page)).toHaveText('Coded as Pumps.')
  await press('s')
  await expect.poll(() => selected(page)).toBe('The rest of it is about money 🙂.')
  await press('/')
  await expect(field).toBeFocused()
  await page.keyboard.type('Money')
  await press('Enter')
  await expect(spoken(page)).toHaveText('Coded as Money.')

  // Both are pinned from the list of codes, where the one used last comes first.
  await press('/')
  await expect(field).toBeFocused()
  await page.keyboard.type('Pum')
  await press('Control+1')
  await expect(page.getByText('“Pumps” is on key 1 now.')).toBeVisible()
  await page.keyboard.type('Mon')
  await press('Control+2')
  await expect(page.getByText('“Money” is on key 2 now.')).toBeVisible()
  await press('Escape')
  await expect(field).toBeHidden()

  const undo = page.getByRole('button', { name: /^Undo/ })
  for (let i = 2; i <= 14; i += 1) {
    await press('s')
    await press('1')
    await press('s')
    await press('2')
  }
  // Whole turns, by the code used last.
  for (let i = 15; i <= 26; i += 1) {
    await press('Shift+J')
    await press('.')
  }
  const row = (name: string) => page.getByRole('treegrid').getByRole('row', { name })
  await expect(row('Pumps')).toContainText('14')
  await expect(row('Money')).toContainText('26')
  await expect(undo).toHaveAccessibleName(/^Undo: Coded “Answer 26 .*” as Money/)

  // Back by passages of the code; one comes off, and on again.
  await press('p')
  await press('p')
  await expect.poll(() => selected(page)).toContain('Answer 24')
  await press('n')
  await expect.poll(() => selected(page)).toContain('Answer 25')
  await press('u')
  await expect(row('Money')).toContainText('25')
  await does.undo()
  await expect(row('Money')).toContainText('26')

  for (let left = 38; left > 0; left -= 1) await does.undo()
  await expect(undo).toHaveAccessibleName('Undo: Pinned “Money” to key 2')
  await expect(row('Money')).toContainText('1')
  await expect(row('Pumps')).toContainText('1')
})

test('several codes go on a passage at once, and come off at once', async ({ start, folder }) => {
  const veta = await start()
  const { page } = veta
  const does = await openInterview(veta, folder)
  const press = (key: string) => page.keyboard.press(key)
  const field = page.getByRole('searchbox', { name: 'Find a code' })
  for (const name of ['Pumps', 'Money', 'Trust']) {
    await page.getByRole('button', { name: 'New code' }).click()
    await page.getByLabel('Name', { exact: true }).fill(name)
    await press('Enter')
    await expect(page.getByRole('treegrid').getByRole('row', { name })).toBeVisible()
  }
  await page.locator('.ProseMirror').focus()
  await press('Control+Home')
  await press('Shift+T')
  await expect(field).toBeFocused()
  await page.keyboard.type('Pum')
  await press('Tab')
  await page.keyboard.type('Tru')
  await press('Control+Enter')
  await expect(page.getByText('2 codes chosen: Pumps, Trust').first()).toBeVisible()
  await press('Enter')
  await expect(field).toBeHidden()
  await expect(page.getByRole('heading', { name: '2 codings here' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Undo: Coded “Answer 1 / })).toHaveAccessibleName(
    /as Pumps, Trust$/,
  )
  // With the mouse: a tick marks, the button applies.
  await press('j')
  await press('/')
  await expect(page.getByRole('group', { name: 'Used last' })).toContainText('Pumps')
  const item = (name: string) => page.getByRole('menuitemcheckbox', { name })
  await item('Money').locator('[data-tick]').click()
  await expect(item('Money')).toHaveAttribute('aria-checked', 'true')
  await item('Trust').locator('[data-tick]').click()
  await page.getByRole('button', { name: 'Apply 2 codes' }).click()
  await expect(page.getByRole('heading', { name: '2 codings here' })).toBeVisible()

  await press('c')
  await expect(page.getByRole('status')).toContainText(
    /2 codings here: (Money|Trust) \(.+\); (Money|Trust) \(.+\)/,
  )
  await does.undo()
  await does.undo()
  await expect(page.getByRole('heading', { name: /codings here/ })).toBeHidden()
})

test('a passage is moved by its ends, divided, joined and given other codes by keys', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  await openInterview(veta, folder)
  const press = (key: string) => page.keyboard.press(key)
  const field = page.getByRole('searchbox', { name: 'Find a code' })
  const quote = async () => (await page.locator('.passage.active').allTextContents()).join('')
  await press('Control+Home')
  await press('s')
  await press('/')
  await expect(field).toBeFocused()
  await page.keyboard.type('Pumps')
  await press('Enter')
  await expect.poll(quote).toBe('Answer 1 speaks of pumps.')
  for (const [key, words] of [
    ['[', 'Answer 1 speaks of pumps'],
    ['[', 'Answer 1 speaks of'],
    ['}', 'Answer 1 speaks of pumps.'],
    ['}', 'Answer 1 speaks of pumps. The rest of it is about money 🙂.'],
    ['Alt+]', '1 speaks of pumps. The rest of it is about money 🙂.'],
    ['Alt+{', 'Answer 1 speaks of pumps. The rest of it is about money 🙂.'],
    ['{', 'Answer 1 speaks of pumps.'],
    [']', 'Answer 1 speaks of pumps. The'],
  ] as const) {
    await press(key)
    await expect.poll(quote, { message: key }).toBe(words)
  }
  await press('ArrowLeft')
  for (let i = 0; i < 9; i += 1) await press('ArrowRight')
  await press('d')
  await expect(page.getByRole('button', { name: /^Undo: Split a passage/ })).toBeVisible()
  await expect(page.locator('.passage')).toHaveCount(2)
  await press('t')
  await press('f')
  await expect(page.getByRole('button', { name: /^Undo: Joined 2 passages/ })).toBeVisible()
  await expect(page.locator('.passage')).toHaveCount(1)

  await press('Shift+R')
  await expect(field).toBeFocused()
  await page.keyboard.type('Machines')
  await press('Enter')
  await expect(page.getByRole('heading', { name: '2 codings here' })).toBeVisible()
  await press('t')
  await press('Alt+r')
  await expect(field).toBeFocused()
  await page.keyboard.type('Things')
  await press('Enter')
  await expect(page.getByRole('heading', { name: '1 coding here' })).toBeVisible()
  await expect(
    page.getByRole('button', { name: 'Undo: Moved 2 codings to “Things”' }),
  ).toBeVisible()
  // The memo, and back to the text.
  await press('m')
  await page.keyboard.type('why')
  await press('Escape')
  await expect(
    page.getByRole('button', { name: /^Undo: Changed the memo on a coding/ }),
  ).toBeVisible()
  await expect(page.locator('.ProseMirror')).toBeFocused()
})

test('keys are given to other actions, with a warning where another has them, and kept', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  await openInterview(veta, folder)
  const press = (key: string) => page.keyboard.press(key)
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  const key = (what: string) => dialog.getByRole('button', { name: new RegExp(`^${what}: `) })
  await press('?')
  await key('Next paragraph').click()
  await press('s')
  await expect(dialog.getByRole('alert')).toContainText(
    '“S” is the key of “Select the sentence; again, the next” already.',
  )
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(key('Next paragraph')).toHaveAccessibleName('Next paragraph: J. Change the key')
  await key('Next paragraph').click()
  await press('s')
  await dialog.getByRole('button', { name: 'Swap the keys' }).click()
  await expect(key('Next paragraph')).toHaveAccessibleName('Next paragraph: S. Change the key')
  await expect(key('Select the sentence; again, the next')).toHaveAccessibleName(/: J\. Change/)
  await key('Next turn').click()
  await press('Tab')
  await expect(dialog.getByRole('alert')).toContainText('“Tab” can')
  await press('Alt+t')
  await expect(key('Next turn')).toHaveAccessibleName('Next turn: Alt+T. Change the key')
  await dialog.getByText('Single').first().click()
  await dialog.getByRole('button', { name: 'Done' }).click()

  await page.locator('.ProseMirror').focus()
  await press('Control+Home')
  await press('s')
  await press('Alt+t')
  await expect.poll(() => selected(page)).toContain('Answer 2 ')
  await page.reload()
  await expect(page.locator('.ProseMirror')).toBeVisible()
  await press('?')
  await expect(dialog).toBeHidden()
  await press('F1')
  await dialog.getByText('Single').first().click()
  await dialog.getByRole('button', { name: 'Give “Next turn” its own key back' }).click()
  await expect(key('Next turn')).toHaveAccessibleName('Next turn: Shift+J. Change the key')
  await dialog.getByRole('button', { name: 'Give all actions their own keys back' }).click()
  await expect(key('Next paragraph')).toHaveAccessibleName('Next paragraph: J. Change the key')
})

test('selected words go on a code of the tree by dropping them there, and by Enter on it', async ({
  start,
  folder,
}) => {
  const veta = await start()
  const { page } = veta
  await openInterview(veta, folder)
  const row = page.getByRole('treegrid').getByRole('row', { name: 'Pumps', exact: true })
  await page.getByRole('button', { name: 'New code' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Pumps')
  await page.keyboard.press('Enter')
  await expect(row).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.locator('.ProseMirror').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('s')
  await expect.poll(() => selected(page)).toBe('Answer 1 speaks of pumps.')
  await page.locator('.selection-grip').hover()
  await page.mouse.down()
  await row.hover()
  await row.hover({ position: { x: 60, y: 14 } })
  await page.mouse.up()
  await expect(page.getByRole('heading', { name: '1 coding here' })).toBeVisible()
  await expect(page.locator('.ProseMirror p').first()).toContainText('Answer 1 speaks of pumps.')

  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: '1 coding here' })).toBeHidden()
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '1 coding here' })).toBeVisible()
  await expect(spoken(page)).toHaveText('Coded as Pumps.')
})

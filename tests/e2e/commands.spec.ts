import type { Page } from '@playwright/test'
import { expect, test } from './veta'
import { openStudy } from './codedStudy'
import { selected, steps } from './steps'

/** Does something by typing its name into the list of commands. */
async function command(page: Page, name: string, keys?: string) {
  await page.keyboard.press('Control+k')
  const list = page.getByRole('dialog', { name: 'Commands' })
  await list.getByRole('searchbox').fill(name)
  const item = list.getByRole('menuitem').filter({ hasText: name }).first()
  await expect(item).toBeVisible()
  if (keys !== undefined) await expect(item.locator('.keys')).toHaveText(keys)
  await page.keyboard.press('Enter')
  await expect(list).toBeHidden()
}

test('what can be done to a transcript is in the list of commands, with its keys', async ({
  start,
  folder,
}) => {
  const page = await openStudy(await start(), folder, [['Alpha', 'It took long', 'Time']])
  const does = steps(page)
  const here = page.getByRole('region', { name: 'Codings at this place' })
  const field = page.getByRole('searchbox', { name: 'Find a code' })
  await does.select('we tried again')
  await command(page, 'Code the selection', '/')
  await expect(field).toBeFocused()
  await page.keyboard.type('Trials')
  await page.keyboard.press('Enter')
  await expect(here).toContainText('Trials')
  await expect.poll(() => selected(page)).toBe('we tried again')
  await command(page, 'End one word earlier', '[')
  await expect(page.locator('.passage.active')).toHaveText('we tried')
  await command(page, 'Duplicate to another code', 'Shift+R')
  await expect(field).toBeFocused()
  await page.keyboard.type('Time')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '2 codings here' })).toBeVisible()
  await command(page, 'Write the memo', 'M')
  await page.keyboard.type('why')
  await page.keyboard.press('Escape')
  await expect(
    page.getByRole('button', { name: /^Undo: Changed the memo on a coding/ }),
  ).toBeVisible()
  await does.select('cost more')
  await command(page, 'Code in vivo', 'I')
  await expect(here).toContainText('cost more')

  await command(page, 'Choose which codings are shown')
  await expect(page.getByRole('dialog', { name: 'Which codings are shown' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.margin-name').first()).toBeVisible()
  await command(page, 'Show or hide the names beside the text')
  await expect(page.locator('.margin-name')).toHaveCount(0)
  await command(page, 'Show or hide the codes')
  await expect(page.getByRole('complementary', { name: 'Codes' })).toBeHidden()
  await command(page, 'Show the text or the list of its paragraphs')
  await expect(page.getByRole('region', { name: 'Paragraphs and their codes' })).toBeVisible()
  await command(page, 'Show the text or the list of its paragraphs')

  await command(page, 'Edit the text', 'F2')
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeVisible()
  await command(page, 'Finish editing the text', 'F2')
  await expect(page.getByRole('toolbar', { name: 'Editing' })).toBeHidden()

  await command(page, 'Autocode: code what some people say')
  await expect(page.getByRole('heading', { name: 'Find and code' })).toBeVisible()
  await page.keyboard.press('Control+k')
  const list = page.getByRole('dialog', { name: 'Commands' })
  await list.getByRole('searchbox').fill('Code in vivo')
  await expect(list.getByText('No command has that name.')).toBeVisible()
})

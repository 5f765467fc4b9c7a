import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './veta'
import { steps } from './steps'

const list = (page: Page) => page.getByRole('feed', { name: 'Paragraphs and their codes' })
const paragraph = (page: Page, number: number) =>
  list(page).getByRole('article', { name: `Paragraph ${number}`, exact: true })

async function openList(page: Page, name: string) {
  const does = steps(page)
  await does.openSample()
  await does.openTranscript(name)
  await page.getByRole('button', { name: 'As a list of paragraphs' }).click()
  await expect(list(page)).toBeVisible()
}

test('a transcript is coded from the list of its paragraphs as well', async ({ start }) => {
  const { page } = await start()
  await openList(page, 'Bisa')
  await paragraph(page, 2).getByRole('button', { name: 'Code paragraph 2' }).click()
  await page.getByRole('searchbox', { name: 'Find a code' }).fill('Network')
  await page.keyboard.press('Enter')
  await expect(paragraph(page, 2)).toContainText('Codes:')
  await expect(paragraph(page, 2)).toContainText('Network')
  await page.getByRole('button', { name: 'As a list of paragraphs' }).click()
  await expect(page.locator('.ProseMirror')).toBeVisible()
  await steps(page).undo()
  await expect(page.getByRole('button', { name: /^Redo: Coded/ })).toBeVisible()
})

test('every key of the text works in the list too, and says what it did to those who listen', async ({
  start,
}) => {
  const { page } = await start()
  await openList(page, 'Bisa')
  const spoken = page.locator('[data-spoken]')
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
  const axe = new AxeBuilder({ page }).setLegacyMode(true).include('.segments')
  expect((await axe.analyze()).violations).toEqual([])

  await test.step('one stop for Tab, and the arrows, Home, End and Page keys inside', async () => {
    await expect(list(page).locator('article[tabindex="0"]')).toHaveCount(1)
    await paragraph(page, 1).focus()
    await press('ArrowDown', 'ArrowDown')
    await expect(paragraph(page, 3)).toBeFocused()
    await press('ArrowUp', 'j', 'k')
    await expect(paragraph(page, 2)).toBeFocused()
    await press('End')
    const last = list(page).locator('article:focus')
    const count = Number(await last.getAttribute('aria-setsize'))
    await expect(last).toHaveAttribute('aria-posinset', String(count))
    await press('PageUp')
    await expect(last).toHaveAttribute('aria-posinset', String(Math.max(1, count - 10)))
    await press('Home')
    await expect(last).toHaveAttribute('aria-posinset', '1')
    await press('PageDown')
    await expect(last).toHaveAttribute('aria-posinset', String(Math.min(count, 11)))
    await press('Home', 'ArrowDown')
    await expect(paragraph(page, 2)).toBeFocused()
    await expect(paragraph(page, 2)).toBeInViewport()
  })

  await test.step('coding by its key; the words and the codes are what is read with it', async () => {
    await press('/')
    await page.getByRole('searchbox', { name: 'Find a code' }).fill('Listed by keyboard')
    await page.keyboard.press('Enter')
    await expect(spoken).toContainText('Listed by keyboard')
    await expect(paragraph(page, 2)).toBeFocused()
    await expect(paragraph(page, 2)).toHaveAccessibleDescription(/Codes:.*Listed by keyboard/)
  })

  await test.step('the codes of the place, when they are asked for', async () => {
    await press('c')
    await expect(page.getByRole('status').filter({ hasText: 'here: Listed' })).toBeVisible()
  })

  await test.step('bounds by word and by sentence, and a sentence by itself', async () => {
    const quote = paragraph(page, 2)
      .locator('.segment-coding', { hasText: 'Listed by keyboard' })
      .locator('q')
    await expect(quote).toHaveCount(0)
    await press('[')
    await expect(quote).toHaveCount(1)
    const shorter = await quote.textContent()
    await press(']')
    await expect(quote).toHaveCount(0)
    await press('[', '[')
    await expect(quote).not.toHaveText(shorter!)
  })

  await test.step('the memo, and back', async () => {
    await press('m')
    await expect(page.getByRole('textbox', { name: 'Memo' })).toBeFocused()
    await page.keyboard.type('written from the list')
    await page.keyboard.press('Escape')
    await expect(paragraph(page, 2)).toBeFocused()
    await expect(page.getByRole('textbox', { name: 'Memo' })).toHaveValue('written from the list')
  })

  await test.step('the code again on the next paragraph, and off again', async () => {
    await press('ArrowDown', '.')
    await expect(paragraph(page, 3)).toContainText('Listed by keyboard')
    await press('p')
    await expect(paragraph(page, 2)).toBeFocused()
    await press('n')
    await expect(paragraph(page, 3)).toBeFocused()
    await press('u')
    await expect(paragraph(page, 3)).not.toContainText('Listed by keyboard')
    await expect(spoken).toContainText('Listed by keyboard')
  })

  await test.step('the text, when it comes back, is at the same place', async () => {
    await page.getByRole('button', { name: 'As a list of paragraphs' }).click()
    await page.locator('.ProseMirror').focus()
    await press('k', 'c')
    await expect(page.getByRole('status').filter({ hasText: 'here: Listed' }).last()).toBeVisible()
  })
})

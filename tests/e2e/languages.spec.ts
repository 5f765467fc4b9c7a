import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './veta'
import { steps } from './steps'

/** What axe finds wrong with the page as it is, as short lines. */
async function violations(page: Page, place: string): Promise<string[]> {
  // Text that is still fading in has no colour of its own yet.
  await page.waitForTimeout(300)
  // Playwright can't open a page of its own in Electron, which axe would use for frames.
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    // A rule of WCAG 2.2 AA that axe leaves off by default: targets of 24 pixels.
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
    .analyze()
  // A browser keeps what is typed into any other on the disk.
  const kept = await page
    .locator('input:not([type=password], [type=checkbox], [type=radio], [type=range]), textarea')
    .and(page.locator(':not([autocomplete=off])'))
    .evaluateAll((fields) => fields.map(({ outerHTML }) => outerHTML.slice(0, 160)))
  const remembered = kept.map((html) => `${place}: is remembered by the browser: ${html}`)
  return remembered.concat(
    found.map(({ id, nodes }) => `${place}: ${id}: ${nodes[0]?.html.slice(0, 160)}`),
  )
}

const tabs = {
  en: ['Transcripts', 'Codebook', 'Cases', 'Matrix', 'Excerpts', 'Memos'],
  es: ['Transcripciones', 'Códigos', 'Casos', 'Matriz', 'Extractos', 'Memos'],
} as const

// What a colour is, no language changes, and what a word is, no colour: two tests see all of both.
for (const [theme, locale] of [
  ['light', 'es'],
  ['dark', 'en'],
] as const) {
  test(`every screen is free of barriers in ${theme} colours, in ${locale}`, async ({ start }) => {
    const { page } = await start()
    await expect(page.getByRole('button', { name: 'Open the sample study' })).toBeVisible()
    await page.evaluate(
      ([chosenTheme, chosenLocale]) =>
        localStorage.setItem(
          'veta-preferences',
          JSON.stringify({ state: { theme: chosenTheme, locale: chosenLocale }, version: 0 }),
        ),
      [theme, locale] as const,
    )
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    const found = await violations(page, 'start')
    const sample = locale === 'en' ? 'Open the sample study' : 'Abrir el estudio de ejemplo'
    await page.getByRole('button', { name: sample }).click()
    const does = steps(page)
    for (const tab of tabs[locale]) {
      await does.go(tab)
      await expect(page.locator('main').first()).toBeVisible()
      if (tab === tabs[locale][3]) await page.getByRole('gridcell').first().click()
      if (tab === tabs[locale][0]) {
        await page.getByRole('region').getByRole('button', { name: /^Bisa/ }).first().click()
        await expect(page.locator('.ProseMirror')).toBeVisible()
      }
      found.push(...(await violations(page, tab)))
    }
    for (const keys of ['Control+i', 'Control+e', 'Control+k', '?']) {
      await page.keyboard.press(keys)
      await expect(page.getByRole('dialog')).toBeVisible()
      found.push(...(await violations(page, keys)))
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    }
    expect(found).toEqual([])
  })
}

test('the language is chosen in the settings and kept', async ({ start }) => {
  const first = await start()
  await steps(first.page).openSample()
  await first.page.getByRole('button', { name: 'Project', exact: true }).click()
  await first.page.getByRole('menuitem', { name: 'Settings' }).click()
  await first.page.getByRole('button', { name: /Language/ }).click()
  await first.page.getByRole('option', { name: 'Español' }).click()
  await first.page.getByRole('button', { name: 'Listo' }).click()
  await expect(first.page.getByRole('button', { name: 'Matriz', exact: true })).toBeVisible()
  await first.close()
  const second = await start()
  await expect(second.page.getByRole('button', { name: 'Proyecto nuevo' })).toBeVisible()
})

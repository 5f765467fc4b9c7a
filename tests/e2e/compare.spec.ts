import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './veta'
import { steps } from './steps'

const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Ways to see the matrix' }).getByRole('button', { name })

/** Opens the sample study at one of the views of its matrix. */
async function openSample(page: Page, name: string) {
  const does = steps(page)
  await does.openSample()
  await does.go('Matrix')
  await view(page, name).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  return does
}

const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}

/** Puts cases side by side by the keyboard alone. */
async function compare(page: Page, names: readonly string[]) {
  await page.getByRole('button', { name: 'Cases…' }).focus()
  await page.keyboard.press('Enter')
  for (const [i, name] of names.entries()) {
    await page.getByRole('searchbox', { name: 'Cases…' }).fill(name)
    await expect(page.getByRole('dialog').getByRole('menuitem')).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('status')).toContainText(`${i + 1} chosen`)
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('three firms stand side by side, and what they share is said first', async ({
  start,
  folder,
}) => {
  const { page, savesTo } = await start()
  await openSample(page, 'Side by side')
  await compare(page, ['Resemin', 'Tumi', 'Exsa'])

  const said = page.getByRole('region', { name: 'What they share and where they differ' })
  const shared = said.locator('.said.shared')
  for (const factor of ['Market niche', 'Functional upgrading', 'New to the world'])
    await expect(shared.getByRole('button', { name: factor })).toBeVisible()
  await expect(said.locator('.said.different')).toContainText(
    'Niche from Peruvian geology/geography: present in Resemin and Tumi Raise Boring; absent in Exsa.',
  )

  await shared.getByRole('button', { name: 'Market niche' }).click()
  const row = page
    .getByRole('row')
    .filter({ has: page.locator('.code-chip', { hasText: /^Market niche$/ }) })
  await expect(row.getByRole('rowheader')).toBeFocused()
  await expect(row.locator('blockquote').first()).toBeVisible()

  await page.getByRole('button', { name: 'Export…' }).click()
  await savesTo(join(folder, 'beside.html'))
  await page.getByRole('menuitem', { name: /Web page/ }).click()
  await expect(page.getByText('Exported as beside.html.')).toBeVisible()
  const html = await readFile(join(folder, 'beside.html'), 'utf8')
  expect(html).toContain('Resemin, Tumi Raise Boring, and Exsa all show')
  expect(html).not.toContain('<script')

  await row
    .getByRole('button', { name: /show in transcript/ })
    .first()
    .click()
  await expect(page.locator('.ProseMirror')).toBeVisible()
  await steps(page).go('Matrix')
  await expect(shared).toBeVisible()
  await page.getByRole('button', { name: 'Open the cell Exsa, Market niche' }).click()
  await expect(page.getByRole('complementary', { name: 'Evidence' })).toContainText('Exsa')
})

test('a number of the cross-tab opens its firms and their passages', async ({ start }) => {
  const { page } = await start()
  await openSample(page, 'Cross-tab')
  await choose(page, 'By which attribute', 'By: Ownership')
  await choose(page, 'Percentages', '% of the column’s cases with text')
  const number = page.getByRole('button', {
    name: 'Functional upgrading, national, Present: 2 cases of 2',
  })
  await expect(number).toContainText('100%')
  await number.click()
  const pane = page.getByRole('complementary', { name: 'Behind this number' })
  await expect(pane.getByRole('heading', { name: 'Resemin' })).toBeVisible()
  await expect(pane.getByRole('heading', { name: 'Exsa' })).toBeVisible()
  await expect(pane.getByRole('blockquote').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(pane).toBeHidden()

  // From the same number by the arrow keys to the one on its right, which is silent.
  await number.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(pane).toContainText('No case counts here.')

  await choose(page, 'By which attribute', 'By: Turnover')
  await page.getByRole('textbox', { name: /Where the bands are cut/ }).fill('30; 100')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(
    page.getByRole('columnheader', { name: /30 to below 100 million USD/ }),
  ).toBeVisible()
})

test('the counts of Section 4 come with what they are of, and open their firms', async ({
  start,
}) => {
  const { page } = await start()
  await openSample(page, 'Cross-tab')
  const pane = page.getByRole('complementary', { name: 'Behind this number' })
  for (const [factor, count, firms] of [
    ['New to the world', '3 cases', ['Exsa', 'Resemin', 'Tumi Raise Boring']],
    ['New to the (local) market', '4 cases', ['Ferreyros', 'Fima', 'TECSUP', 'UTEC']],
    ['New to the company', '1 case', ['Bisa']],
  ] as const) {
    await page
      .getByRole('button', { name: `${factor}, All cases, Present: ${count} of 8`, exact: true })
      .click()
    await expect(pane.getByRole('heading', { level: 2 })).toHaveText(factor)
    const opened = await pane.getByRole('heading', { level: 3 }).allTextContents()
    expect(opened.toSorted()).toEqual(firms)
    await expect(pane.getByText('No passages')).toHaveCount(0)
    await expect(pane.getByRole('blockquote').first()).toBeVisible()
  }
})

test('a number of the co-occurrence opens the passages of both codes', async ({ start }) => {
  const { page } = await start()
  await openSample(page, 'Co-occurrence')
  await page.getByText('Parents take in subcodes').click()
  await page
    .getByRole('button', {
      name: 'Functional upgrading and Weak incentives because of alliances, On the same words: 2',
    })
    .click()
  const pane = page.getByRole('complementary', { name: 'Passages of both codes' })
  await expect(pane).toContainText('On the same words: 2 times')
  const meeting = pane.getByRole('region').first()
  await expect(meeting.getByRole('blockquote')).toHaveCount(2)
  await meeting.getByRole('button', { name: 'Show in transcript' }).first().click()
  await expect(page.locator('.ProseMirror')).toBeVisible()
})

test('a picture has the same as a table, and is saved as SVG and PNG', async ({
  start,
  folder,
}) => {
  const { page, savesTo } = await start()
  await openSample(page, 'Pictures')
  await choose(page, 'Which picture', 'Bars')
  const bar = page.getByRole('button', { name: /^Market niche: present in 3, absent in 0/ })
  await expect(bar).toBeVisible()

  await savesTo(join(folder, 'bars.svg'))
  await page.getByRole('button', { name: 'SVG…' }).click()
  await expect(page.getByText('Exported as bars.svg.')).toBeVisible()
  const svg = await readFile(join(folder, 'bars.svg'), 'utf8')
  const drawn = await page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml')
    return {
      root: file.documentElement.tagName,
      texts: [...file.querySelectorAll('text')].map((one) => one.textContent),
      styled: file.querySelectorAll('[class], [style]').length,
      vars: text.includes('var('),
    }
  }, svg)
  expect(drawn.root).toBe('svg')
  expect(drawn.texts).toContain('Market niche')
  expect(drawn.styled).toBe(0)
  expect(drawn.vars).toBe(false)

  await savesTo(join(folder, 'bars.png'))
  await page.getByRole('button', { name: 'PNG…' }).click()
  await expect(page.getByText('Exported as bars.png.')).toBeVisible()
  const png = await readFile(join(folder, 'bars.png'))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(2 * 820)

  await page.getByRole('button', { name: 'As a table' }).click()
  const row = page.getByRole('row', { name: /^Market niche/ })
  await expect(row.getByRole('cell')).toHaveText(['3', '0', '5', '0'])
})

test('the views beside the matrix are free of barriers in light and dark colours', async ({
  start,
}) => {
  // Many hundreds of numbers are looked at, one by one.
  test.setTimeout(300_000)
  const { page } = await start()
  await openSample(page, 'Side by side')
  await compare(page, ['Resemin', 'Exsa'])
  await expect(page.getByRole('region', { name: /What they share/ })).toBeVisible()
  const found: string[] = []
  const axe = () => new AxeBuilder({ page }).setLegacyMode(true).include('main')
  const look = async (place: string) => {
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
      await page.waitForTimeout(300)
      // The theme is colours and nothing else.
      const { violations } = await axe()
        .options(
          theme === 'light'
            ? { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }
            : { runOnly: ['color-contrast'] },
        )
        .analyze()
      found.push(
        ...violations.map(
          ({ id, nodes }) => `${place}, ${theme}: ${id}: ${nodes[0]?.html.slice(0, 160)}`,
        ),
      )
    }
  }
  await look('side by side')
  await view(page, 'Cross-tab').click()
  await page.locator('.number').nth(3).click()
  await look('cross-tab')
  await view(page, 'Co-occurrence').click()
  await page.locator('button.number:not(.none)').first().click()
  await look('co-occurrence')
  await view(page, 'Pictures').click()
  for (const picture of [
    'Heat map',
    'Bars',
    'Network of codes',
    'Where in the interview',
    'Discovery curve',
  ]) {
    await choose(page, 'Which picture', picture)
    await expect(page.getByRole('figure', { name: picture })).toBeVisible()
    await look(picture)
  }
  expect(found).toEqual([])
})

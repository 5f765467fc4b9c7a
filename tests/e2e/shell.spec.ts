import { backEnd, expect, test } from './veta'

test('the app opens on its first screen, sandboxed and under its own policy', async ({ start }) => {
  console.log(`end-to-end back end: ${backEnd}`)
  const { page } = await start()
  page.on('console', (m) => console.log('CONSOLE', m.text()))
  page.on('pageerror', (e) => console.log('ERR', e.message))
  await page.waitForTimeout(1500)
  await page.screenshot({ path: '/tmp/shots/start.png' })
  await expect(page.getByRole('button', { name: 'Open the sample study' })).toBeVisible()
  expect(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe(
    'undefined',
  )
})

import { backEnd, expect, test } from './veta'

test('the page has the bridge of the desktop edition, and nothing of Node', async ({ start }) => {
  console.log(`end-to-end back end: ${backEnd}`)
  const { page } = await start()
  await expect(page.getByRole('button', { name: 'Open the sample study' })).toBeVisible()
  const reach = await page.evaluate(() => {
    const world = globalThis as unknown as Record<string, unknown>
    return {
      bridge: Object.keys(world['veta'] as object).toSorted(),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => world[name] !== undefined),
    }
  })
  expect(reach.node).toEqual([])
  expect(reach.bridge).toEqual([
    'chooseMedia',
    'deleteCopies',
    'diskSpace',
    'edition',
    'endCopy',
    'findMedia',
    'keepMedia',
    'listCopies',
    'onCopying',
    'onMenu',
    'onVaultTrouble',
    'openFiles',
    'pendingFiles',
    'readFile',
    'saveFile',
    'setMenu',
    'setWindow',
    'vaultAppend',
    'vaultBegin',
    'vaultForget',
    'vaultLook',
    'vaultProjects',
    'vaultRead',
    'vaultSeal',
    'vaultSnapshot',
    'writeFile',
  ])
})

test('main refuses a malformed request and a file that nobody chose', async ({ start }) => {
  const { page } = await start()
  await expect(page.getByRole('button', { name: 'Open the sample study' })).toBeVisible()
  const refusal = (request: string, args: unknown) =>
    page.evaluate(
      async ([name, given]) => {
        const { veta } = globalThis as unknown as {
          veta: Record<string, (args: unknown) => Promise<unknown>>
        }
        try {
          await veta[name as string]!(given)
          return 'accepted'
        } catch (error) {
          return String(error)
        }
      },
      [request, args] as const,
    )
  expect(await refusal('setWindow', { title: 7 })).toContain('Refused: malformed request')
  expect(await refusal('readFile', { handle: '../../etc/passwd' })).toContain('malformed request')
  expect(await refusal('readFile', { handle: crypto.randomUUID() })).toContain(
    'This file was not chosen in a dialog',
  )
})

test('the policy stops a script and a request that are not the app’s own', async ({ start }) => {
  const { page } = await start()
  await expect(page.getByRole('button', { name: 'Open the sample study' })).toBeVisible()
  const stopped = await page.evaluate(async () => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', (event) =>
      violated.push(event.effectiveDirective),
    )
    const script = document.createElement('script')
    script.textContent = 'globalThis.planted = true'
    document.head.append(script)
    const fetched = await fetch('http://127.0.0.1:9/').then(
      () => 'fetched',
      () => 'stopped',
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    const planted = 'planted' in globalThis
    return { violated, fetched, planted }
  })
  expect(stopped.planted).toBe(false)
  expect(stopped.fetched).toBe('stopped')
  expect(stopped.violated).toContain('script-src-elem')
  expect(stopped.violated).toContain('connect-src')
})

test('the native menu shows the keys that the person has', async ({ start }) => {
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

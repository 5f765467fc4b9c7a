import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './veta'

/** Starts the app on the profile of a test and waits for its end. Returns what it said. */
async function refused(folder: string): Promise<string> {
  const root = join(import.meta.dirname, '../..')
  const profile = `--user-data-dir=${join(folder, 'profile')}`
  const app = spawn(join(import.meta.dirname, 'standin/electron'), [root, profile, '--lang=en'])
  let said = ''
  app.stderr.on('data', (chunk) => (said += String(chunk)))
  await once(app, 'exit')
  return said
}

test('a second app on the same profile is refused, and told which process is the first', async ({
  start,
  folder,
}) => {
  const first = await start()
  await expect(first.page.getByRole('button', { name: 'New project' })).toBeVisible()
  const said = await refused(folder)
  expect(said).toContain('Veta is open already')
  expect(said).toContain(`process ${first.app.process().pid!}`)
  expect(said).not.toContain('delete the file')
  await first.page.getByRole('button', { name: 'New project' }).click()
  await first.page.getByLabel('Name of the project').fill('Still here')
  await first.page.getByRole('button', { name: 'Create project' }).click()
  await expect(first.page.getByText('Still here')).toBeVisible()
})

test('who is held up by another computer is told which, and what to do if that is not so', async ({
  folder,
}) => {
  const vault = join(folder, 'profile', 'vault')
  await mkdir(vault, { recursive: true })
  const lock = join(vault, `lock-${Date.now().toString().padStart(15, '0')}-4711-elsewhere`)
  await writeFile(lock, '')
  const said = await refused(folder)
  expect(said).toContain('process 4711 on elsewhere')
  expect(said).toContain(`delete the file ${lock}`)
})

test('a vault that can not be opened is told of, and the app does not begin without it', async ({
  folder,
}) => {
  await mkdir(join(folder, 'profile'), { recursive: true })
  await writeFile(join(folder, 'profile', 'vault'), 'a file in the place of the folder')
  expect(await refused(folder)).toContain('Veta can’t keep your work safe here')
})

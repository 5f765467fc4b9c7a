import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from './veta'

test('a second app on the same profile is refused, and told which process is the first', async ({
  start,
  folder,
}) => {
  const first = await start()
  await expect(first.page.getByRole('button', { name: 'New project' })).toBeVisible()
  const pid = first.app.process().pid!
  const standin = join(import.meta.dirname, 'standin/electron')
  const second = spawn(standin, [
    join(import.meta.dirname, '../..'),
    `--user-data-dir=${join(folder, 'profile')}`,
    '--lang=en',
  ])
  let said = ''
  second.stderr.on('data', (chunk) => (said += String(chunk)))
  await once(second, 'exit')
  expect(said).toContain('Veta is open already')
  expect(said).toContain(`process ${pid}`)
  await first.page.getByRole('button', { name: 'New project' }).click()
  await first.page.getByLabel('Name of the project').fill('Still here')
  await first.page.getByRole('button', { name: 'Create project' }).click()
  await expect(first.page.getByText('Still here')).toBeVisible()
})

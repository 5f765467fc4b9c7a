import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, type Veta } from './veta'

/** One start of the app for all tests of a file, which must leave it as they found it. */
export function sharedApp(): () => Veta {
  let folder: string
  let veta: Veta
  test.describe.configure({ mode: 'default' })
  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veta-shared-'))
    veta = await launch(join(folder, 'profile'))
    await expect(veta.page.getByRole('button', { name: 'Open the sample study' })).toBeVisible()
  })
  test.afterAll(async () => {
    await veta.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return () => veta
}

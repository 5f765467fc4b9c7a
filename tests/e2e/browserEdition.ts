import { join } from 'node:path'
import { chromium, test as base, type BrowserContext } from '@playwright/test'
import { serve } from '../../scripts/serve.mjs'
import * as policy from '#shared/ipc/policy'

const root = join(import.meta.dirname, '../..')

/** The browser edition on a profile of its own, whose address stays while the test runs. */
export const test = base.extend<{ edition: { context: BrowserContext; address: string } }>({
  edition: async ({}, use, info) => {
    const server = await serve({ folder: join(root, 'out/renderer'), policy, port: 0 })
    const context = await chromium.launchPersistentContext(info.outputPath('profile'), {
      executablePath: process.env['VETA_CHROMIUM'] ?? '/usr/bin/chromium',
      chromiumSandbox: false,
      locale: 'en',
    })
    await use({ context, address: server.entry })
    await context.close()
    await server.close()
  },
})

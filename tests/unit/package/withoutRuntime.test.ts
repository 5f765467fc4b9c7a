import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRuntime } from '../../../scripts/electronRuntime.mjs'

const root = join(import.meta.dirname, '../../..')

test.skipIf(findRuntime())(
  'where the Electron runtime can’t be had, packaging says so in a sentence and fails',
  () => {
    const cache = mkdtempSync(join(tmpdir(), 'veta-cache-'))
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs'], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        ELECTRON_MIRROR: 'http://127.0.0.1:1/',
        ELECTRON_OVERRIDE_DIST_PATH: '',
        electron_config_cache: cache,
      },
    })
    rmSync(cache, { recursive: true })
    expect(status).toBe(1)
    expect(stderr).toContain('ELECTRON_MIRROR')
    expect(stderr).toContain('ELECTRON_OVERRIDE_DIST_PATH')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stdout + stderr).not.toMatch(/^\s+at /m)
  },
)

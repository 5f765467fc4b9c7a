import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fingerprint, isStale, stamp } from '../../../scripts/stale.mjs'

const outputs = ['out/app/index.js']

let root: string
const write = (path: string, text: string) => writeFile(join(root, path), text)
const isAppStale = () => isStale(root, 'app', outputs)

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'veta-stale-'))
  for (const folder of ['src/shared', 'resources', 'out/app', 'tests']) {
    await mkdir(join(root, folder), { recursive: true })
  }
  await write('src/shared/one.ts', 'export const one = 1')
  await write('resources/en.json', '{}')
  await write('package-lock.json', '{}')
  await write('out/app/index.js', 'built')
  stamp(root, 'app', fingerprint(root))
})

afterEach(() => rm(root, { recursive: true }))

describe('a build', () => {
  test('is fresh right after it was stamped', () => {
    expect(isAppStale()).toBe(false)
  })

  test.each([
    ['a source file changes', 'src/shared/one.ts'],
    ['a source file is added', 'src/shared/two.ts'],
    ['a resource changes', 'resources/en.json'],
    ['the lock file changes', 'package-lock.json'],
    ['a configuration is added', 'vite.cli.config.ts'],
  ])('is stale when %s', async (_name, path) => {
    await write(path, 'changed')
    expect(isAppStale()).toBe(true)
  })

  test('is stale when a source file is gone', async () => {
    await rm(join(root, 'src/shared/one.ts'))
    expect(isAppStale()).toBe(true)
  })

  test('is stale when a source file has moved', async () => {
    await rm(join(root, 'src/shared/one.ts'))
    await write('src/one.ts', 'export const one = 1')
    expect(isAppStale()).toBe(true)
  })

  test('is stale when what it left is gone', async () => {
    await rm(join(root, 'out/app/index.js'))
    expect(isAppStale()).toBe(true)
  })

  test('stays fresh when only times change', async () => {
    const later = new Date(Date.now() + 60_000)
    await utimes(join(root, 'src/shared/one.ts'), later, later)
    expect(isAppStale()).toBe(false)
  })

  test('stays fresh when a file changes that it does not read', async () => {
    await write('tests/one.test.ts', 'changed')
    expect(isAppStale()).toBe(false)
  })

  test('is stale when its stamp was withdrawn', () => {
    stamp(root, 'app', null)
    expect(isAppStale()).toBe(true)
  })

  test('is stale when the stamps cannot be read', async () => {
    await write('out/.built', '{"app":')
    expect(isAppStale()).toBe(true)
  })

  test('is stamped apart from other builds', () => {
    expect(isStale(root, 'cli', [])).toBe(true)
    stamp(root, 'cli', fingerprint(root))
    stamp(root, 'app', null)
    expect(isStale(root, 'cli', [])).toBe(false)
  })
})

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import config, { fuses } from '../../../electron-builder.config.mjs'
import { builder } from '../../../scripts/package.mjs'

const root = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const manifest = JSON.parse(read('package.json')) as {
  main: string
  scripts: Record<string, string>
  devDependencies: Record<string, string>
}

describe('the fuses of a package', () => {
  test.each([
    ['it is no Node for other scripts', 'runAsNode', false],
    ['cookies are encrypted', 'enableCookieEncryption', true],
    ['NODE_OPTIONS say nothing to it', 'enableNodeOptionsEnvironmentVariable', false],
    ['it can’t be inspected from the command line', 'enableNodeCliInspectArguments', false],
    ['its files are checked', 'enableEmbeddedAsarIntegrityValidation', true],
    ['it loads nothing but its own archive', 'onlyLoadAppFromAsar', true],
    ['it has one snapshot', 'loadBrowserProcessSpecificV8Snapshot', false],
    ['a file: document has no more rights than another', 'grantFileProtocolExtraPrivileges', false],
  ])('%s', (_what, name, value) => {
    expect(fuses[name]).toBe(value)
    expect(config.electronFuses[name]).toBe(value)
  })

  test('are these eight, and a signature of a Mac is made anew after them', () => {
    expect(Object.keys(fuses)).toHaveLength(8)
    expect(config.electronFuses).toEqual({ ...fuses, resetAdHocDarwinSignature: true })
    expect(config.asar).toBe(true)
  })
})

const isBuilt = existsSync(join(root, 'out/main/index.js'))
const built = isBuilt
  ? ['out/main', 'out/preload'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.c?js$/.test(path))
        .map((path) => join(folder, path)),
    )
  : []

describe('a package', () => {
  test('is made for Linux, Windows and any Mac', () => {
    expect(config.linux.target).toEqual(['AppImage', 'deb'])
    expect(config.win.target).toEqual(['nsis'])
    expect(config.mac.target).toEqual([{ target: 'dmg', arch: ['universal'] }])
    expect(config.mac.hardenedRuntime).toBe(true)
  })

  test('opens the project files that main takes, and claims only its own', () => {
    const opens = config.fileAssociations.map(({ ext, role, rank }) => [ext, role, rank])
    expect(opens).toEqual([
      ['veta', 'Editor', 'Owner'],
      ['qdpx', 'Viewer', 'Alternate'],
    ])
    const taken = /\\\.\(([a-z|]+)\)\$\/i/.exec(read('src/main/index.ts'))?.[1]
    expect(taken?.split('|')).toEqual(config.fileAssociations.map(({ ext }) => ext))
    for (const { mimeType } of config.fileAssociations) expect(mimeType).toMatch(/^application\/x-/)
  })

  test.each(['linux', 'win', 'mac'] as const)('has an icon for %s, large enough', (system) => {
    const path = join(root, config.directories.buildResources, config[system].icon)
    const picture = readFileSync(path)
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1024, 1024])
  })

  test('holds what is built and nothing that it was built from', () => {
    const taken = config.files.filter((pattern) => !pattern.startsWith('!'))
    expect(taken.toSorted()).toEqual([
      'LICENSE',
      'out/main/**',
      'out/preload/**',
      'out/renderer/**',
      'package.json',
    ])
    expect(config.files).toContain('!**/node_modules/**')
    expect(config.files).toContain('!**/*.map')
    expect(manifest.main).toBe('out/main/index.js')
  })

  test.skipIf(!isBuilt)('needs no module that is not in it, Node’s and Electron’s apart', () => {
    const imported = built
      .map(read)
      .flatMap((text) => [
        ...text.matchAll(/^(?:import|export)\b[^'"\n]*["']([^"'\n]+)["']/gm),
        ...text.matchAll(/\brequire\(["']([^"']+)["']\)/g),
      ])
    const names = new Set(imported.map(([, name]) => name!))
    expect(names).toContain('electron')
    const known = new Set(['electron', ...builtinModules])
    const others = [...names].filter(
      (name) => !name.startsWith('.') && !known.has(name.replace(/^node:/, '')),
    )
    expect(others).toEqual([])
  })

  // Bundled together, a library's own require and the bundler's once made the vault's thread fail as it started.
  test.each(built)('has a script that Node can read: %s', (path) => {
    const { stderr } = spawnSync(process.execPath, ['--check', join(root, path)], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
  })

  test('leaves projects where they are when it goes, and looks for no new version', () => {
    expect(config.nsis.deleteAppDataOnUninstall).toBe(false)
    expect(config.nsis.perMachine).toBe(false)
    expect(config.publish).toBeNull()
  })

  test('is made by exact versions, of which only Electron’s package is installed with the rest', () => {
    expect(manifest.scripts['package']).toBe('node scripts/package.mjs')
    expect(builder).toMatch(/^electron-builder@\d+\.\d+\.\d+$/)
    expect(manifest.devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
    expect(read('package-lock.json')).not.toContain('electron-builder')
  })
})

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const modules = join(root, 'node_modules')
const folder = mkdtempSync(join(tmpdir(), 'veta-gates-'))
afterAll(() => rmSync(folder, { recursive: true }))
symlinkSync(modules, join(folder, 'node_modules'))

const write = (name: string, content: string) => writeFileSync(join(folder, name), content)
const run = (path: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(modules, path), ...args], { cwd: folder, encoding: 'utf8' })
    .status

test('the format gate fails on a file that is not formatted', () => {
  copyFileSync(join(root, '.prettierrc.json'), join(folder, '.prettierrc.json'))
  write('good.ts', "export const one = 'one'\n")
  expect(run('prettier/bin/prettier.cjs', '--check', 'good.ts')).toBe(0)
  write('bad.ts', 'export const one = "one";\n')
  expect(run('prettier/bin/prettier.cjs', '--check', 'bad.ts')).not.toBe(0)
})

test('the types gate fails on a wrong type and on an index that may be out of bounds', () => {
  copyFileSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
  const check = (content: string) => {
    write('typed.ts', content)
    write(
      'tsconfig.json',
      JSON.stringify({
        extends: './tsconfig.base.json',
        compilerOptions: { outDir: 'out', types: [] },
        files: ['typed.ts'],
      }),
    )
    return run('typescript/bin/tsc', '-p', 'tsconfig.json')
  }
  expect(check('export const one: number = 1\n')).toBe(0)
  expect(check("export const one: number = 'one'\n")).not.toBe(0)
  expect(check('export const first = (all: number[]): number => all[0]\n')).not.toBe(0)
})

test('the dead-code gate fails on a file that nothing imports', () => {
  write('package.json', JSON.stringify({ name: 'planted', type: 'module' }))
  write('knip.json', JSON.stringify({ entry: ['main.mjs'], project: ['*.mjs'] }))
  write('main.mjs', 'console.log(1)\n')
  expect(run('knip/bin/knip.js')).toBe(0)
  write('forgotten.mjs', 'export const forgotten = 1\n')
  expect(run('knip/bin/knip.js')).not.toBe(0)
})

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'veta-walls-'))
copyFileSync(join(root, '.oxlintrc.json'), join(copy, '.oxlintrc.json'))
afterAll(() => rmSync(copy, { recursive: true }))

/** What the linter says of a file of this content at this place in the house. */
function lint(path: string, content: string): { clean: boolean; output: string } {
  const file = join(copy, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/oxlint/bin/oxlint'), path],
    { cwd: copy, encoding: 'utf8' },
  )
  rmSync(file)
  return { clean: status === 0, output: stdout }
}

const importing = (name: string) => `import { it } from '${name}'\n\nit()\n`

describe('a forbidden import is refused', () => {
  test.each([
    ['shared imports the window’s storage', 'src/shared/text/planted.ts', '#storage/database'],
    ['shared imports Node', 'src/shared/formats/planted.ts', 'node:fs'],
    ['shared imports a view library', 'src/shared/commands/planted.ts', 'react'],
    ['records import commands', 'src/shared/records/planted.ts', '../commands/createCode'],
    ['text imports formats', 'src/shared/text/planted.ts', '../formats/csv'],
    ['the matrix imports commands', 'src/shared/matrix/planted.ts', '../commands/createCode'],
    ['main imports the renderer', 'src/main/planted.ts', '#history/history'],
    ['the command line imports the renderer', 'src/cli/planted.ts', '#workers/tasks'],
    ['the preload script imports records', 'src/main/preload/planted.ts', '#shared/records/code'],
    ['the preload script imports main', 'src/main/preload/planted.ts', '../security'],
    ['host imports storage', 'src/renderer/host/planted.ts', '#storage/database'],
    ['storage imports history', 'src/renderer/storage/planted.ts', '#history/history'],
    ['the editor writes', 'src/renderer/editor/planted.ts', '#history/history'],
    ['history imports views', 'src/renderer/history/planted.ts', '../views/app/App'],
    ['workers write', 'src/renderer/workers/planted.ts', '#storage/applyDiff'],
    ['workers import history', 'src/renderer/workers/planted.ts', '#history/history'],
    ['views write around history', 'src/renderer/views/app/planted.ts', '#storage/applyDiff'],
    ['views open the database', 'src/renderer/views/app/planted.tsx', '#storage/database'],
  ])('when %s', (_wall, path, name) => {
    const { clean, output } = lint(path, importing(name))
    expect(output).toContain('no-restricted-imports')
    expect(clean).toBe(false)
  })
})

test.each([
  ['src/shared/commands/planted.ts', '../records/diff'],
  ['src/renderer/views/app/planted.ts', '#history/history'],
  ['src/renderer/history/planted.ts', '#storage/applyDiff'],
  ['src/main/preload/planted.ts', '#shared/ipc/contract'],
])('an allowed import in %s of %s passes', (path, name) => {
  expect(lint(path, importing(name)).output).not.toContain('no-restricted-imports')
})

test.each([
  ['the clock', 'export const at = () => Date.now()\n', 'no-restricted-properties'],
  ['chance', 'export const at = () => Math.random()\n', 'no-restricted-properties'],
  ['the page', 'export const at = () => document.title\n', 'no-restricted-globals'],
])('shared may not look at %s', (_what, content, rule) => {
  const { clean, output } = lint('src/shared/text/planted.ts', content)
  expect(output).toContain(rule)
  expect(clean).toBe(false)
})

test('an empty catch is refused', () => {
  const { clean } = lint('src/cli/planted.ts', 'try {\n  globalThis.it()\n} catch {}\n')
  expect(clean).toBe(false)
})

// Tries the properties of edits and anchors as often as asked: npm run properties -- 100000
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tries = Number(process.argv[2] ?? 100_000)
if (!Number.isInteger(tries) || tries < 1) {
  console.error('How often? A whole number above 0, for example: npm run properties -- 100000')
  process.exit(2)
}
console.log(`${tries.toLocaleString('en')} cases of every property of edits and anchors`)
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'unit',
    '--testTimeout=36000000',
    'tests/unit/edits',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, VETA_TRIES: String(tries) } },
)
process.exit(status ?? 1)

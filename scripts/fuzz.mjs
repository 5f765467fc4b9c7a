// Reads mutants of every format, or of one: npm run fuzz -- docx --mutants 100000 --seed 1
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values, positionals } = parseArgs({
  options: { mutants: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const [format = ''] = positionals
const mutants = Number(values.mutants ?? 10_000)
const seed = Number(values.seed ?? 1)
if (!Number.isInteger(mutants) || mutants < 1 || !Number.isInteger(seed) || seed < 0) {
  console.error('Whole numbers, for example: npm run fuzz -- docx --mutants 100000 --seed 1')
  process.exit(2)
}
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'hostile', 'tests/fuzz'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      VETA_MUTANTS: String(mutants),
      VETA_SEED: String(seed),
      ...(format && { VETA_FORMAT: format }),
    },
  },
)
process.exit(status ?? 1)

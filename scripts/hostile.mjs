// Meets every hostile file, each in a process of its own, and reports time and memory: npm run hostile -- docx
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wanted = process.argv[2]
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'hostile', 'tests/hostile'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, VETA_FIGURES: '1', ...(wanted && { VETA_HOSTILE: wanted }) },
  },
)
process.exit(status ?? 1)

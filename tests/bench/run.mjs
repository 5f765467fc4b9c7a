// Runs one benchmark: node tests/bench/run.mjs matrix
// The benchmark is bundled first, so that what is timed is what ships and not a loader's wrapping of it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const name = process.argv[2]
if (!name) {
  console.error('Which benchmark? For example: node tests/bench/run.mjs matrix')
  process.exit(2)
}
const outDir = await mkdtemp(join(tmpdir(), 'veta-bench-'))
try {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(import.meta.dirname, `${name}.bench.ts`),
      outDir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'bench.mjs' } },
    },
    ssr: { noExternal: true },
  })
  await import(pathToFileURL(join(outDir, 'bench.mjs')).href)
} finally {
  await rm(outDir, { recursive: true })
}

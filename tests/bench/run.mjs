// Runs the benchmarks that are named, or all of them: npm run bench -- matrix
// Each is bundled first, so that what is timed is what ships and not a loader's wrapping of it.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const ENDING = '.bench.ts'
const known = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}`)
  process.exit(2)
}
// Below the modules, so that what is not bundled (a browser's driver) is found.
const outDir = join(import.meta.dirname, '../../out/bench')
try {
  for (const name of wanted.length > 0 ? wanted : known) {
    await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        ssr: join(import.meta.dirname, `${name}${ENDING}`),
        outDir,
        emptyOutDir: false,
        rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
      },
      ssr: { noExternal: true, external: ['@playwright/test'] },
    })
    console.log(`── ${name}`)
    await import(pathToFileURL(join(outDir, `${name}.mjs`)).href)
  }
} finally {
  await rm(outDir, { recursive: true, force: true })
}

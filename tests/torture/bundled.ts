import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

/** Bundles a program of this folder, so that plain Node runs it. Returns its path, and what deletes it. */
export async function bundled(
  name: string,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const out = join(import.meta.dirname, '../../out')
  await mkdir(out, { recursive: true })
  // Each caller has a folder of its own: tests run beside each other.
  const outDir = await mkdtemp(join(out, 'torture-'))
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      outDir,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
    ssr: { noExternal: true },
  })
  return {
    path: join(outDir, `${name}.mjs`),
    remove: () => rm(outDir, { recursive: true }),
  }
}

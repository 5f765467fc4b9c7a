import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Everything that a build reads. */
const folders = ['src', 'resources']
const files = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'electron.vite.config.ts',
  'vite.cli.config.ts',
  'scripts/build.mjs',
]

const stampFile = (root) => join(root, 'out/.built')

function filesIn(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((file) => join(file.parentPath, file.name))
}

/**
 * A digest of all that a build reads. Contents rather than times, because a checkout or a copy
 * changes times without changing files, and a deleted file has no time at all.
 */
export function fingerprint(root) {
  const paths = [
    ...folders.flatMap((folder) => filesIn(join(root, folder))),
    ...files.map((file) => join(root, file)).filter(existsSync),
  ]
  const digest = createHash('sha256')
  for (const path of paths.toSorted()) {
    const bytes = readFileSync(path)
    digest.update(`${path.slice(root.length)}\n${bytes.length}\n`).update(bytes)
  }
  return digest.digest('hex')
}

function readStamps(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'))
  } catch {
    return {}
  }
}

/** Notes what a part was built from; null notes that it has no finished build. */
export function stamp(root, part, print) {
  mkdirSync(dirname(stampFile(root)), { recursive: true })
  writeFileSync(
    stampFile(root),
    JSON.stringify({ ...readStamps(root), [part]: print ?? undefined }),
  )
}

/** Whether a part was built from something else than what is there now, or its files are gone. */
export const isStale = (root, part, outputs, print = fingerprint(root)) =>
  readStamps(root)[part] !== print || !outputs.every((output) => existsSync(join(root, output)))

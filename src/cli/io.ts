import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { MessageKey } from '#shared/messages/catalogue'
import type { Message } from '#shared/messages/translate'
import { atomicWrite } from '../main/atomicWrite'

/** What the command could not do, said so that a person can act on it. `code` is the exit code. */
export class Failure extends Error {
  override name = 'Failure'
  constructor(
    message: string,
    readonly code: 1 | 2 | 3 | 4,
  ) {
    super(message)
  }
}

const reasons: Record<string, MessageKey> = {
  ENOENT: 'cli.notThere',
  ENOTDIR: 'cli.notThere',
  EACCES: 'cli.notAllowed',
  EPERM: 'cli.notAllowed',
  EROFS: 'cli.notAllowed',
  EISDIR: 'cli.isFolder',
  ENOSPC: 'cli.diskFull',
}

/** A file or folder that the system would not read or write. */
export class FileFailure extends Error {
  override name = 'FileFailure'
  readonly said: Message
  constructor(
    path: string,
    error: unknown,
    readonly code: 2 | 4,
  ) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    super(`${path}: ${reason}`, { cause: error })
    this.said = { key: reasons[reason] ?? 'cli.systemSays', values: { file: path, reason } }
  }
}

export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    throw new FileFailure(path, error, 2)
  }
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw new FileFailure(path, error, 2)
  }
}

/** A file is either as it was or whole. */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await atomicWrite(path, bytes)
  } catch (error) {
    throw new FileFailure(path, error, 4)
  }
}

export interface FoundFile {
  path: string
  /** The folder in which it lay below the one that was named; that one's own name for a file directly in it. */
  folder: string
}

/** Whether an entry of a folder is a file or leads to one; a link that leads nowhere is a file that can't be read. */
async function isFile(entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile()
  const target = await stat(join(entry.parentPath, entry.name)).catch(() => null)
  return target === null || target.isFile()
}

/** The named files, and every visible file below the named folders. */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  for (const path of paths) {
    if (!(await exists(path))) throw new FileFailure(path, { code: 'ENOENT' }, 2)
    if (!(await stat(path)).isDirectory()) {
      found.push({ path, folder: basename(dirname(resolve(path))) })
      continue
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    for (const entry of entries.toSorted((a, b) =>
      a.name.localeCompare(b.name, 'en', { numeric: true }),
    )) {
      const below = relative(path, entry.parentPath)
      const names = [...below.split(sep), entry.name]
      if (names.some((name) => name.startsWith('.')) || !(await isFile(entry))) continue
      found.push({
        path: join(entry.parentPath, entry.name),
        folder: basename(below === '' ? resolve(path) : below),
      })
    }
  }
  return found
}

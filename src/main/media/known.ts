import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { atomicWrite } from '../atomicWrite'

const schema = v.record(v.string(), v.string())

/** The recordings that people have linked, by the random names under which projects know them. */
export interface KnownMedia {
  /** Undefined for a handle of another computer, or of nobody. */
  pathOf(handle: string): Promise<string | undefined>
  /** Gives a path a new handle, once that is on the disk. */
  add(path: string): Promise<string>
  /** Every handle with its path. */
  all(): Promise<readonly (readonly [handle: string, path: string])[]>
  /** Drops a handle. */
  forget(handle: string): Promise<void>
}

async function stored(file: string): Promise<Map<string, string>> {
  try {
    return new Map(Object.entries(v.parse(schema, JSON.parse(await readFile(file, 'utf8')))))
  } catch (error) {
    // With no such file, or a damaged one, recordings show as missing and are linked anew.
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (absent || error instanceof SyntaxError || v.isValiError(error)) return new Map()
    throw error
  }
}

/** The table of handles in a file, read when it is first asked. */
export function knownMedia(file: string): KnownMedia {
  let table: Promise<Map<string, string>> | null = null
  let lastWrite: Promise<unknown> = Promise.resolve()
  const read = () => (table ??= stored(file))
  /** One after the other: the last line to be changed must be in the last file to be written. */
  const store = async (paths: Map<string, string>) => {
    const write = () =>
      atomicWrite(file, new TextEncoder().encode(JSON.stringify(Object.fromEntries(paths))))
    const written = lastWrite.then(write, write)
    lastWrite = written
    await written
  }
  return {
    pathOf: async (handle) => (await read()).get(handle),
    add: async (path) => {
      const paths = await read()
      const handle = randomUUID()
      paths.set(handle, path)
      await store(paths)
      return handle
    },
    all: async () => [...(await read())],
    forget: async (handle) => {
      const paths = await read()
      if (paths.delete(handle)) await store(paths)
    },
  }
}

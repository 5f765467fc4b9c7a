import { join } from 'node:path'
import * as v from 'valibot'
import { kept, type Dated } from '#shared/vault/rotation'
import { sameCounts } from '#shared/vault/sentinel'
import { syncFolder, writeBeside, writeThrough, type FileCalls } from './calls'
import type { Heavy, Inside } from './heavy'
import type { Sealing } from '#shared/sealing/lock'
import { closed, opened } from './sealing'
import { sha256 as sha256Of } from './sha256'

/** What is noted beside a snapshot, so that a list need not open it and a damaged one is noticed. */
export interface Snapshot extends Dated, Inside {
  bytes: number
  sha256: string
}

/** A snapshot that did not turn out to be what was written; it was taken away again. */
export class NotVerifiedError extends Error {
  override name = 'NotVerifiedError'
}

export interface Snapshots {
  /** The oldest first; and the names of those whose note is gone or not what was written. */
  list(): Promise<{ listed: Snapshot[]; unlisted: string[] }>
  /** The bytes, or null where they are not what was written. */
  read(snapshot: Snapshot): Promise<Uint8Array | null>
  /** Notes that one that the clock made is the state before a large step, for which it is kept longer. */
  relabel(snapshot: Snapshot, why: string): Promise<void>
  /** Renames one that is not what was written, so that it is looked at no more. */
  putAside(name: string): Promise<void>
  /** Writes beside, flushes, opens again, counts, and only then gives it its name. */
  write(bytes: Uint8Array, inside: Inside, at: number, why: string): Promise<Snapshot>
  /** Lets those go that are kept no longer. A damaged one must be aside by then, or it could stay for a good one. */
  rotate(now: number): Promise<void>
}

const ENDING = '.veta'
const NOTE = '.json'

const noteSchema = v.object({
  at: v.number(),
  why: v.string(),
  bytes: v.number(),
  sha256: v.string(),
  projectName: v.string(),
  sentinel: v.object({
    seq: v.number(),
    mark: v.string(),
    counts: v.record(v.string(), v.number()),
  }),
})

const encoder = new TextEncoder()

/** A checksum before what is noted: a digit that has changed would else be believed. */
const noteBytes = (note: Omit<Snapshot, 'name'>) => {
  const json = encoder.encode(JSON.stringify(note))
  return encoder.encode(`${sha256Of(json)} ${new TextDecoder().decode(json)}`)
}

/** What is noted; null where it is not what was written. */
function parseNote(bytes: Uint8Array): Omit<Snapshot, 'name'> | null {
  const [checksum = '', ...rest] = new TextDecoder().decode(bytes).split(' ')
  const json = rest.join(' ')
  if (sha256Of(encoder.encode(json)) !== checksum) return null
  return v.parse(noteSchema, JSON.parse(json)) as Omit<Snapshot, 'name'>
}

/** `sealing` is that of a sealed project, whose snapshots are sealed files. */
export function openSnapshots(
  calls: FileCalls,
  folder: string,
  heavy: Heavy,
  sealing: Sealing | null,
): Snapshots {
  const path = (name: string) => join(folder, name)

  const list = async () => {
    const names = new Set(await calls.list(folder))
    const found: Snapshot[] = []
    const unlisted: string[] = []
    for (const name of names) {
      if (!name.endsWith(ENDING)) continue
      const note = names.has(name + NOTE) ? parseNote(await calls.read(path(name + NOTE))) : null
      if (note) found.push({ ...note, name })
      else unlisted.push(name)
    }
    const listed = found.toSorted((a, b) => a.sentinel.seq - b.sentinel.seq || a.at - b.at)
    return { listed, unlisted }
  }

  /** Throws where what lies on the disk is not, record for record, what was to be written. */
  const verify = async (name: string, sha256: string, { sentinel }: Inside) => {
    const back = await calls.read(path(name))
    const plain = sha256Of(back) === sha256 ? opened(back, sealing) : null
    const inside = plain && (await heavy.inspect(plain))
    const isSame =
      inside &&
      !('problem' in inside) &&
      inside.sentinel.seq === sentinel.seq &&
      inside.sentinel.mark === sentinel.mark &&
      sameCounts(inside.sentinel.counts, sentinel.counts)
    if (!isSame) throw new NotVerifiedError(`The snapshot ${name} is not what was written`)
  }

  return {
    list,
    read: async ({ name, sha256 }) => {
      const bytes = await calls.read(path(name))
      return sha256Of(bytes) === sha256 ? opened(bytes, sealing) : null
    },
    relabel: ({ name, ...note }, why) =>
      writeBeside(calls, folder, name + NOTE, noteBytes({ ...note, why })),
    putAside: (name) => calls.rename(path(name), path(`${name}.damaged`)),
    write: async (plain, { sentinel, projectName: name }, at, why) => {
      // The note of a sealed snapshot says how many records there are, and of what kind, and no word of theirs.
      const projectName = sealing ? '' : name
      const bytes = closed(plain, sealing)
      const file = `${String(sentinel.seq).padStart(9, '0')}-${at}${ENDING}`
      const part = `${file}.part`
      const sha256 = sha256Of(bytes)
      const note = { at, why, bytes: bytes.length, sha256, projectName, sentinel }
      await calls.makeFolder(folder)
      try {
        // What a crash has left of an earlier try.
        await calls.remove(path(part))
        await calls.remove(path(file + NOTE))
        await writeThrough(calls, path(part), 'wx', bytes)
        await verify(part, sha256, note)
        await writeThrough(calls, path(file + NOTE), 'wx', noteBytes(note))
        await calls.rename(path(part), path(file))
        await syncFolder(calls, folder)
      } catch (error) {
        await calls.remove(path(part))
        throw error
      }
      return { name: file, ...note }
    },
    rotate: async (now) => {
      const { listed } = await list()
      const keep = kept(listed, now)
      for (const { name } of listed) {
        if (keep.has(name)) continue
        await calls.remove(path(name))
        await calls.remove(path(name + NOTE))
      }
    },
  }
}

import type { JournalRow } from '#shared/records/journal'
import type { AnyRecord } from '#shared/records/schema'
import { wordsOfFile } from '#shared/formats/wordsOfFile'
import { nameFinder, type NameFinder } from '#shared/pseudonyms/finding'
import { parseKey, serialiseKey, type NameKey, type Round } from '#shared/pseudonyms/keyFile'
import { roundOf, wayBack, type WayBack } from '#shared/pseudonyms/rounds'
import { findNames, type FieldChange, type NamePlace } from '#shared/pseudonyms/searching'
import type { NameTable } from '#shared/pseudonyms/table'
import { unnamedParts, type UnnamedPart } from '#shared/pseudonyms/unnamedParts'
import { whereabouts, type Where } from '#shared/pseudonyms/whereabouts'
import { makeLock, type Sealing } from '#shared/sealing/lock'
import { makeRecoveryKey } from '#shared/sealing/recoveryKey'
import { KEY_BYTES } from '#shared/sealing/seal'
import { openSealed, parseSealed, serialiseSealed } from '#shared/sealing/sealedFile'

/** Real names that were found, by row of the table. `null` in place of it all: they can't be looked for. */
export interface LeftNames {
  counts: { entry: number; count: number; doubtful: number }[]
  /** How many of them are in the history. */
  inHistory: number
}

/** What people call the records that places are in, by their ids. */
export type Wheres = Readonly<Record<string, Where>>

/** What is asked about real names: what it takes and what comes back. */
export interface NameTasks {
  namePlaces: [{ projectUuid: string; table: NameTable }, { places: NamePlace[]; where: Wheres }]
  nameParts: [{ projectUuid: string; table: NameTable }, UnnamedPart[]]
  /** In the words of a file and in its name. */
  namesInFile: [{ bytes: Uint8Array; file: string; table: NameTable }, LeftNames | null]
  /** In the records of a project and, unless it is left out, in its history. */
  namesInProject: [{ projectUuid: string; table: NameTable; history: boolean }, LeftNames]
  nameRound: [{ projectUuid: string; fields: readonly FieldChange[] }, Round]
  namesBack: [{ projectUuid: string; rounds: readonly Round[] }, WayBack & { where: Wheres }]
  /** A new lock that only a passphrase opens. */
  makeKeyLock: [{ passphrase: string }, Sealing]
  sealKey: [{ key: NameKey; sealing: Sealing }, Uint8Array]
  /** Null where it is not the key of this lock, or no key of names at all. */
  openKey: [{ bytes: Uint8Array; key: Uint8Array }, NameKey | null]
}

/** Reads a project; without its history where that is not wanted. */
type ReadProject = (
  uuid: string,
  wanted: { journal: boolean },
) => Promise<{ records: AnyRecord[]; journal: JournalRow[] }>

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value !== null && typeof value === 'object') {
    for (const part of Object.values(value)) yield* stringsIn(part)
  }
}

type Left = Pick<NamePlace, 'entry' | 'doubtful'>

function counted(all: Iterable<Left>): LeftNames['counts'] {
  const counts = new Map<number, LeftNames['counts'][number]>()
  for (const { entry, doubtful } of all) {
    const known = counts.get(entry) ?? { entry, count: 0, doubtful: 0 }
    known.count += 1
    if (doubtful) known.doubtful += 1
    counts.set(entry, known)
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)
}

const inStrings = (value: unknown, find: NameFinder): Left[] =>
  [...stringsIn(value)].flatMap((text) => find(text))

const byId = (records: readonly AnyRecord[]) =>
  new Map(records.map((record) => [record.id as string, record]))

function wheresOf(
  records: ReadonlyMap<string, AnyRecord>,
  places: readonly { id: string }[],
): Wheres {
  const whereOf = whereabouts(records)
  const wheres: Record<string, Where> = {}
  for (const { id } of places) {
    const where = whereOf(id)
    if (where) wheres[id] = where
  }
  return wheres
}

type Handlers = {
  [N in keyof NameTasks]: (input: NameTasks[N][0]) => Promise<NameTasks[N][1]>
}

/** What the worker does about real names and pseudonyms. */
export const nameTasks = (read: ReadProject): Handlers => ({
  namePlaces: async ({ projectUuid, table }) => {
    const { records } = await read(projectUuid, { journal: false })
    const places = findNames(records, nameFinder(table))
    return { places, where: wheresOf(byId(records), places) }
  },
  nameParts: async ({ projectUuid, table }) => {
    const { records } = await read(projectUuid, { journal: false })
    return unnamedParts(records, table)
  },
  namesInFile: async ({ bytes, file, table }) => {
    const words = await wordsOfFile(bytes)
    if (words === null) return null
    const find = nameFinder(table)
    return { counts: counted([...find(words), ...find(file, { isFileName: true })]), inHistory: 0 }
  },
  namesInProject: async ({ projectUuid, table, history }) => {
    const { records, journal } = await read(projectUuid, { journal: history })
    const find = nameFinder(table)
    const now = findNames(records, find).flatMap((place) => place.changes.map(() => place))
    const then = inStrings(journal, find)
    return { counts: counted([...now, ...then]), inHistory: then.length }
  },
  nameRound: async ({ projectUuid, fields }) => {
    const { records } = await read(projectUuid, { journal: false })
    return roundOf(byId(records), fields, Date.now())
  },
  namesBack: async ({ projectUuid, rounds }) => {
    const { records } = await read(projectUuid, { journal: false })
    const back = wayBack(byId(records), rounds)
    return { ...back, where: wheresOf(byId(records), back.places) }
  },
  makeKeyLock: async ({ passphrase }) => {
    const key = random(KEY_BYTES)
    // Nobody is told the recovery key: what is locked here opens with its passphrase alone.
    return { key, lock: makeLock(key, passphrase, makeRecoveryKey(random), random) }
  },
  sealKey: async ({ key, sealing }) =>
    serialiseSealed(serialiseKey(key), sealing.lock, sealing.key, random),
  openKey: async ({ bytes, key }) => {
    const file = parseSealed(bytes)
    const contents = file && openSealed(file, key)
    return contents && parseKey(contents)
  },
})

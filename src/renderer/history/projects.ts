import { Refused, type Refusal } from '#shared/commands/command'
import { createProject } from '#shared/commands/createProject'
import type { ProjectContents } from '#shared/formats/projectFile'
import type { IdOf } from '#shared/records/schema'
import type { Sealing } from '#shared/sealing/lock'
import { fillDatabase } from '#storage/applyDiff'
import {
  addProject,
  findProject,
  patchProject,
  type ProjectEntry,
  type ViewOf,
} from '#storage/catalogue'
import { openDatabase, ProjectDatabase } from '#storage/database'
import { setKey } from '#storage/keys'
import { createMirror, type Mirror } from '#storage/mirror'
import { createHistory, wasRefused, type History } from './history'
import type { Keeper } from './keeper'
import { writingRefusal } from './space'

/** An open project, and the person who works on it. */
export interface Session {
  uuid: string
  db: ProjectDatabase
  mirror: Mirror
  history: History
  coderId: IdOf<'coder'>
  /** Null where the shell keeps nothing beside the database. */
  keeper: Keeper | null
  /** Of a kept state that is only looked at: whose it is, and of when. */
  viewOf: ViewOf | null
}

const surroundings = (coderId: IdOf<'coder'>) => ({
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  coderId: () => coderId,
})

const newEntry = (uuid: string, name: string, sample: boolean) => ({
  uuid,
  name,
  createdAt: Date.now(),
  openedAt: Date.now(),
  removedAt: null,
  savedSeq: 0,
  savedAs: null,
  sample,
})

/** Makes a project with one coder. Returns its UUID, or why it can't have that name; then nothing is left behind. */
export async function makeProject(
  name: string,
  coderName: string,
  sealing: Sealing | null = null,
): Promise<string | Refusal> {
  const refusal = writingRefusal()
  if (refusal) return refusal
  const uuid = crypto.randomUUID()
  setKey(uuid, sealing?.key ?? null)
  const coderId: IdOf<'coder'> = `coder:${crypto.randomUUID()}`
  const db = await openDatabase(uuid)
  const history = createHistory(db, surroundings(coderId))
  const made = await history.run(createProject, { name, coderName, projectId: `project:${uuid}` })
  if (wasRefused(made)) {
    await db.delete()
    setKey(uuid, null)
    return made
  }
  db.close()
  await addProject({
    ...newEntry(uuid, name.trim(), false),
    ...(sealing && { lock: sealing.lock }),
  })
  return uuid
}

/** Puts a whole project, as a file holds it, among the projects of this computer. Returns its UUID. Throws, and leaves nothing behind, where it does not fit. */
export async function adoptProject(
  contents: ProjectContents,
  from: {
    fileName: string | null
    sample: boolean
    uuid?: string
    viewOf?: ViewOf
    sealing?: Sealing | null
  },
): Promise<string> {
  const uuid = from.uuid ?? crypto.randomUUID()
  setKey(uuid, from.sealing?.key ?? null)
  const db = await openDatabase(uuid)
  try {
    await fillDatabase(db, contents.records, contents.journal)
  } catch (error) {
    await db.delete()
    throw error
  }
  db.close()
  const name = contents.records.find((record) => record.type === 'project')?.name ?? ''
  await addProject({
    ...newEntry(uuid, name, from.sample),
    ...(from.viewOf && { viewOf: from.viewOf }),
    ...(from.sealing && { lock: from.sealing.lock }),
    savedAs: from.fileName,
    savedSeq: from.fileName === null ? 0 : (contents.journal.at(-1)?.seq ?? 0),
  })
  return uuid
}

/**
 * Opens a project of this computer, whose database may be open already and whose line in the list may be read already.
 * `keeper` hears of every line that is written.
 */
export async function openSession(
  uuid: string,
  given: { keeper?: Keeper; db?: ProjectDatabase; entry?: ProjectEntry | undefined } = {},
): Promise<Session> {
  const keeper = given.keeper ?? null
  const db = given.db ?? (await openDatabase(uuid))
  const mirror = await createMirror(db)
  const [coder] = mirror.all('coder')
  if (!coder) throw new Error(`Project ${uuid} has no coder`)
  const { viewOf = null } = given.entry ?? (await findProject(uuid)) ?? {}
  const history = createHistory(
    db,
    surroundings(coder.id),
    {
      readerAt: mirror.readerAt,
      accept: (row) => {
        mirror.accept(row)
        keeper?.accept(row)
      },
    },
    () => (viewOf ? Refused('onlyLookedAt') : writingRefusal()),
  )
  await patchProject(uuid, { openedAt: Date.now() })
  return { uuid, db, mirror, history, coderId: coder.id, keeper, viewOf }
}

/** Calls a project in the list what it calls itself; a copy that is only looked at keeps the name of its state. */
export async function keepListed(uuid: string, name: string): Promise<void> {
  const entry = await findProject(uuid)
  if (entry && !entry.viewOf && entry.name !== name) await patchProject(uuid, { name })
}

export function closeSession({ mirror, db, keeper }: Session): void {
  keeper?.close()
  mirror.close()
  db.close()
}

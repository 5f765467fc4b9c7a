import { Refused, type Refusal } from '#shared/commands/command'
import { createProject } from '#shared/commands/createProject'
import type { ProjectContents } from '#shared/formats/projectFile'
import type { IdOf } from '#shared/records/schema'
import type { Sealing } from '#shared/sealing/lock'
import { fillDatabase } from '#storage/applyDiff'
import {
  addProject,
  beginProject,
  deleteProjectForGood,
  findProject,
  patchProject,
  showProject,
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

const nameIn = ({ records }: ProjectContents) =>
  records.find((record) => record.type === 'project')?.name ?? ''

/** What must not be left of a project that could not be made. What can't be deleted now goes at the next start. */
async function undoMaking(uuid: string): Promise<void> {
  await Promise.allSettled([deleteProjectForGood(uuid)])
  setKey(uuid, null)
}

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
  await beginProject({
    ...newEntry(uuid, name.trim(), false),
    ...(sealing && { lock: sealing.lock }),
  })
  try {
    const db = await openDatabase(uuid)
    const history = createHistory(db, surroundings(coderId))
    const args = { name, coderName, projectId: `project:${uuid}` as const }
    const made = await history.run(createProject, args)
    db.close()
    if (!wasRefused(made)) await showProject(uuid)
    else await undoMaking(uuid)
    return wasRefused(made) ? made : uuid
  } catch (error) {
    await undoMaking(uuid)
    throw error
  }
}

/** Where the contents of a project come from, and what it is to be. */
export interface Origin {
  fileName: string | null
  sample: boolean
  viewOf?: ViewOf
  sealing?: Sealing | null
}

/**
 * Stores a whole project, as a file holds it. Nobody sees it before `showProject`; where it does not come to that, it
 * goes at the next start. Returns its UUID. Throws, and leaves nothing behind, where it does not fit.
 */
export async function storeProject(contents: ProjectContents, from: Origin): Promise<string> {
  const uuid = crypto.randomUUID()
  setKey(uuid, from.sealing?.key ?? null)
  await beginProject({
    ...newEntry(uuid, nameIn(contents), from.sample),
    ...(from.viewOf && { viewOf: from.viewOf }),
    ...(from.sealing && { lock: from.sealing.lock }),
    savedAs: from.fileName,
    savedSeq: from.fileName === null ? 0 : (contents.journal.at(-1)?.seq ?? 0),
  })
  try {
    const db = await openDatabase(uuid)
    await fillDatabase(db, contents.records, contents.journal).finally(() => db.close())
  } catch (error) {
    await undoMaking(uuid)
    throw error
  }
  return uuid
}

/** Puts a whole project, as a file holds it, among the projects of this computer. Returns its UUID. Throws, and leaves nothing behind, where it does not fit. */
export async function adoptProject(contents: ProjectContents, from: Origin): Promise<string> {
  const uuid = await storeProject(contents, from)
  await showProject(uuid)
  return uuid
}

/** Puts a project of this computer on the list, from which it has got lost. */
export async function listAgain(
  uuid: string,
  contents: ProjectContents,
  sealing: Sealing | null,
): Promise<void> {
  setKey(uuid, sealing?.key ?? null)
  await addProject({
    ...newEntry(uuid, nameIn(contents), false),
    ...(sealing && { lock: sealing.lock }),
  })
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
  // On a full disk there is no room for that, and the project can be read all the same.
  await Promise.allSettled([patchProject(uuid, { openedAt: Date.now() })])
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

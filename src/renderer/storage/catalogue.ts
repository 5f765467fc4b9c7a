import Dexie, { type Table } from 'dexie'
import type { Lock } from '#shared/sealing/lock'
import { atWork } from './atWork'
import { deleteDatabase } from './database'
import { deleteWithTraces } from './traces'

/** A project on this computer, as the first screen lists it. */
export interface ProjectEntry {
  uuid: string
  name: string
  createdAt: number
  openedAt: number
  /** When it was taken off the list; it can be put back until it is deleted for good. */
  removedAt: number | null
  /** The journal line up to which the project file was last saved, and that file's name. */
  savedSeq: number
  savedAs: string | null
  sample: boolean
  /** When its making or its deletion began, until that is done. It is shown to nobody, and what is left of it goes. */
  half?: number
  /** Of a kept state that is only looked at: whose it is, and of when. It goes when it is closed. */
  viewOf?: ViewOf
  /** Of a sealed project: what lets a person in who knows its passphrase. */
  lock?: Lock
}

export interface ViewOf {
  uuid: string
  /** Milliseconds since 1970-01-01 UTC. */
  at: number
}

class CatalogueDatabase extends Dexie {
  declare projects: Table<ProjectEntry, string>
  constructor() {
    super('veta-catalogue', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ projects: 'uuid, openedAt' })
  }
}

const catalogue = new CatalogueDatabase()

/** The projects of every line of the list, those of what is being made or deleted too. */
export const listedUuids = (): Promise<string[]> => catalogue.projects.toCollection().primaryKeys()

/** Every project of this computer, the last opened first; removed ones included. */
export const listProjects = (): Promise<ProjectEntry[]> =>
  catalogue.projects
    .orderBy('openedAt')
    .filter(({ half }) => half === undefined)
    .toArray()
    .then((entries) => entries.toReversed())

export const findProject = (uuid: string): Promise<ProjectEntry | undefined> =>
  catalogue.projects.get(uuid).then((entry) => (entry?.half === undefined ? entry : undefined))

/** What was being made or deleted, or only looked at, by an app that ended too early. */
export const listLeftovers = (): Promise<ProjectEntry[]> =>
  catalogue.projects
    .filter(({ uuid, half, viewOf }) => !atWork.has(uuid) && (half !== undefined || !!viewOf))
    .toArray()

export const addProject = (entry: ProjectEntry): Promise<string> => catalogue.projects.add(entry)

/** Notes a project before anything of it is stored, so that nothing is left of it where its making is cut short. */
export function beginProject(entry: ProjectEntry): Promise<string> {
  atWork.add(entry.uuid)
  return addProject({ ...entry, half: Date.now() })
}

/** Has a project shown that is whole now; in the same moment another, in whose place it is, is shown no more. */
export const showProject = (uuid: string, instead: string | null = null): Promise<void> =>
  catalogue.transaction('rw', catalogue.projects, async () => {
    await catalogue.projects.update(uuid, (entry) => {
      delete entry.half
    })
    if (instead !== null) await hideProject(instead)
  })

/** Has a project shown no more, which is about to be deleted for good. */
export function hideProject(uuid: string): Promise<number> {
  atWork.add(uuid)
  return catalogue.projects.update(uuid, { half: Date.now() })
}

export const patchProject = (uuid: string, patch: Partial<ProjectEntry>): Promise<number> =>
  catalogue.projects.update(uuid, patch)

/** Deletes a project's database and what lies beside it for good; its line in the list only once both are gone. */
export async function deleteProjectForGood(
  uuid: string,
  deleteBeside: () => Promise<void> = async () => {},
): Promise<void> {
  const parts = [deleteWithTraces(() => deleteDatabase(uuid)), deleteBeside()]
  for (const part of await Promise.allSettled(parts)) {
    if (part.status === 'rejected') throw part.reason
  }
  await catalogue.projects.delete(uuid)
}

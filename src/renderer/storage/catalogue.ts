import Dexie, { type Table } from 'dexie'
import type { Lock } from '#shared/sealing/lock'
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

/** Every project of this computer, the last opened first; removed ones included. */
export const listProjects = (): Promise<ProjectEntry[]> =>
  catalogue.projects
    .orderBy('openedAt')
    .toArray()
    .then((entries) => entries.toReversed())

export const findProject = (uuid: string): Promise<ProjectEntry | undefined> =>
  catalogue.projects.get(uuid)

export const addProject = (entry: ProjectEntry): Promise<string> => catalogue.projects.add(entry)

export const patchProject = (uuid: string, patch: Partial<ProjectEntry>): Promise<number> =>
  catalogue.projects.update(uuid, patch)

/** Deletes a project's database and its line in the list, for good. */
export async function deleteProjectForGood(uuid: string): Promise<void> {
  await deleteWithTraces(() => deleteDatabase(uuid))
  await catalogue.projects.delete(uuid)
}

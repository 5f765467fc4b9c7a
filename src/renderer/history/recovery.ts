import { restoreState } from '#shared/commands/restoreState'
import type { ParsedProject, ProjectContents } from '#shared/formats/projectFile'
import type { VaultHost } from '#host/vault'
import { fillDatabase } from '#storage/applyDiff'
import { deleteDatabase, openDatabase } from '#storage/database'
import { beginVault, type Pack } from './safekeeping'
import { adoptProject, closeSession, openSession } from './projects'
import { sealingOf } from './sealing'
import { wasRefused } from './history'

/** What takes long, done without holding up the window. */
export interface OffThread {
  parse: (bytes: Uint8Array) => Promise<ParsedProject>
  pack: Pack
}

/** Nothing of what the vault keeps can be read. */
export class NothingKeptError extends Error {
  override name = 'NothingKeptError'
}

/** A kept state of a project, the newest for null. Throws NothingKeptError. */
export async function readKept(
  uuid: string,
  name: string | null,
  vault: VaultHost,
  offThread: OffThread,
): Promise<ProjectContents> {
  const read = await vault.read(uuid, name)
  const parsed = read && (await offThread.parse(read.bytes))
  if (!parsed?.ok) throw new NothingKeptError('Nothing that is kept of this project can be read')
  return parsed
}

/** Fills the project's database with contents; one that can't be opened is made anew. */
async function replaceDatabase(uuid: string, contents: ProjectContents): Promise<void> {
  const db = await openDatabase(uuid).catch(async () => {
    await deleteDatabase(uuid)
    return openDatabase(uuid)
  })
  await fillDatabase(db, contents.records, contents.journal)
  db.close()
}

/**
 * Puts what the vault has in the place of what the database has; with a name, goes from there to that earlier state as
 * one step that can be taken back.
 */
export async function restore(
  uuid: string,
  name: string | null,
  vault: VaultHost,
  offThread: OffThread,
  when: string,
): Promise<void> {
  const newest = await readKept(uuid, null, vault, offThread)
  const earlier = name === null ? null : await readKept(uuid, name, vault, offThread)
  await replaceDatabase(uuid, newest)
  // The vault may hold lines behind a gap that lead nowhere: from now on it goes on from what was restored.
  await beginVault(uuid, vault, offThread.pack)
  if (!earlier) return
  const session = await openSession(uuid)
  const outcome = await session.history.run(restoreState, { records: earlier.records, when })
  closeSession(session)
  if (wasRefused(outcome) && outcome.refused.key !== 'refusals.nothingToDo') {
    throw new Error(outcome.refused.key)
  }
}

/** Goes on with what the database has; what the vault had is put aside, not deleted. */
export const keepDatabase = (uuid: string, vault: VaultHost, { pack }: OffThread): Promise<void> =>
  beginVault(uuid, vault, pack)

/** Makes a project of its own of what the vault has, and goes on with what the database has. Returns its UUID. */
export async function keepBoth(
  uuid: string,
  vault: VaultHost,
  offThread: OffThread,
  name: string,
): Promise<string> {
  const { records, journal } = await readKept(uuid, null, vault, offThread)
  const renamed = records.map((record) =>
    record.type === 'project' ? { ...record, name } : record,
  )
  const other = await adoptProject(
    { records: renamed, journal },
    {
      fileName: null,
      sample: false,
      sealing: await sealingOf(uuid),
    },
  )
  await keepDatabase(uuid, vault, offThread)
  return other
}

import type { Command } from '#shared/commands/command'
import { restoreState } from '#shared/commands/restoreState'
import { updateProject } from '#shared/commands/updateProject'
import type { ParsedProject, ProjectContents } from '#shared/formats/projectFile'
import type { VaultHost } from '#host/vault'
import { fillDatabase } from '#storage/applyDiff'
import { patchProject, showProject } from '#storage/catalogue'
import { deleteDatabase, openDatabase } from '#storage/database'
import { agree, beginVault, type Pack } from './safekeeping'
import { closeSession, openSession } from './projects'
import { lockAgain, sealingOf } from './sealing'
import { storeWithVault } from './storing'
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
export async function replaceDatabase(uuid: string, contents: ProjectContents): Promise<void> {
  const db = await openDatabase(uuid).catch(async () => {
    await deleteDatabase(uuid)
    return openDatabase(uuid)
  })
  await fillDatabase(db, contents.records, contents.journal).finally(() => db.close())
}

/** Makes one step in a project that is not open. The vault hears of it when it is opened. */
async function runAlone<Args, Slice>(
  uuid: string,
  command: Command<Args, Slice>,
  args: Args,
): Promise<void> {
  const session = await openSession(uuid)
  const outcome = await session.history.run(command, args).finally(() => closeSession(session))
  if (wasRefused(outcome) && outcome.refused.key !== 'refusals.nothingToDo') {
    throw new Error(outcome.refused.key)
  }
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
  // The vault may hold lines behind a gap that lead nowhere: then it goes on from what was restored. Else it stays, with
  // every earlier state.
  if (!(await agree(uuid, vault))) await beginVault(uuid, vault, offThread.pack)
  if (!earlier) return
  await runAlone(uuid, restoreState, { records: earlier.records, when })
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
  const kept = await readKept(uuid, null, vault, offThread)
  const from = { fileName: null, sample: false, sealing: await sealingOf(uuid) }
  const other = await storeWithVault(kept, from, vault, offThread.pack, async (made) => {
    await runAlone(made, updateProject, { patch: { name } })
    await patchProject(made, { name })
    await showProject(made)
  })
  await lockAgain(other, vault)
  await keepDatabase(uuid, vault, offThread)
  return other
}

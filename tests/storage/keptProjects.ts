import { onTestFinished } from 'vitest'
import { createCode } from '#shared/commands/createCode'
import { parseProject } from '#shared/formats/projectFile'
import type { VaultHost } from '#host/vault'
import { wasRefused } from '#history/history'
import { closeSession, makeProject } from '#history/projects'
import type { OffThread } from '#history/recovery'
import { openKept, type Disagreement } from '#history/safekeeping'
import { openDatabase } from '#storage/database'
import { packProject, readWholeProject } from '#storage/wholeProject'

/** The heavy work, on the thread of the test. */
export const offThread: OffThread = {
  parse: parseProject,
  pack: async (uuid) => {
    const db = await openDatabase(uuid)
    const packed = await packProject(db, Date.UTC(2026, 0, 1))
    db.close()
    return packed
  },
}

/** Makes a project, and says its id. */
export async function made(name: string): Promise<string> {
  const uuid = await makeProject(name, 'Ana')
  if (typeof uuid !== 'string') throw new Error(uuid.refused.key)
  return uuid
}

/** Opens a project whose database and vault agree; it is closed at the end of the test. */
export async function opened(uuid: string, vault: VaultHost) {
  const result = await openKept(uuid, vault, offThread.pack)
  if (!('session' in result)) throw new Error(JSON.stringify(result))
  onTestFinished(() => closeSession(result.session))
  return result
}

/** How the database and the vault of a project differ. */
export async function disagreement(uuid: string, vault: VaultHost): Promise<Disagreement> {
  const result = await openKept(uuid, vault, offThread.pack)
  if (!('disagreement' in result)) throw new Error('They agree')
  return result.disagreement
}

/** Opens the project, makes a code for each name, and closes it when the vault has them. */
export async function withCodes(uuid: string, vault: VaultHost, ...names: string[]) {
  const { session } = await opened(uuid, vault)
  for (const name of names) {
    const outcome = await session.history.run(createCode, { name, parentId: null })
    if (wasRefused(outcome)) throw new Error(outcome.refused.key)
  }
  await session.keeper!.settled()
  closeSession(session)
}

/** The names of the codes that the database has. */
export async function codesIn(uuid: string): Promise<string[]> {
  const db = await openDatabase(uuid)
  const { records } = await readWholeProject(db)
  db.close()
  return records.flatMap((record) => (record.type === 'code' ? [record.name] : [])).toSorted()
}

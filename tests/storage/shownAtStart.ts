import { readdir } from 'node:fs/promises'
import Dexie from 'dexie'
import { createCode } from '#shared/commands/createCode'
import { parseProject } from '#shared/formats/projectFile'
import type { AnyRecord } from '#shared/records/schema'
import type { VaultHost } from '#host/vault'
import { wasRefused } from '#history/history'
import { sweep } from '#history/discarding'
import { missingFrom } from '#history/missing'
import { closeSession } from '#history/projects'
import { openKept, type Opened } from '#history/safekeeping'
import { unlock } from '#history/sealing'
import { listProjects, type ProjectEntry } from '#storage/catalogue'
import { PROJECT_PREFIX } from '#storage/database'
import { codesIn, offThread } from './keptProjects'

const codeNames = (records: readonly AnyRecord[]) =>
  records
    .flatMap((record) => (record.type === 'code' ? [record.name] : []))
    .toSorted()
    .join()

async function keptCodes(uuid: string, vault: VaultHost): Promise<string> {
  const read = await vault.read(uuid, null)
  const parsed = read && (await parseProject(read.bytes))
  return parsed?.ok ? codeNames(parsed.records) : 'nothing'
}

/** What a project is when it is opened, in one line; a step can be made in it, and reaches the vault. */
async function opening(entry: ProjectEntry, vault: VaultHost, key: Uint8Array): Promise<string> {
  const { uuid, name, removedAt, lock } = entry
  let opened: Opened = await openKept(uuid, vault, offThread.pack)
  if ('locked' in opened) {
    unlock(opened.locked, key)
    opened = await openKept(uuid, vault, offThread.pack)
  }
  const title = `${name}${removedAt === null ? '' : ', removed'}${lock ? ', sealed' : ''}`
  if ('disagreement' in opened) {
    const { standing, database } = opened.disagreement
    const stored = database ? (await codesIn(uuid)).join() : 'nothing'
    return `${title} is ${standing}: ${stored} / ${await keptCodes(uuid, vault)}`
  }
  if (!('session' in opened)) throw new Error('It stays locked')
  const { session } = opened
  const { mirror, history, keeper } = session
  const shown = codeNames(mirror.all('code'))
  await keeper!.settled()
  const kept = await keptCodes(uuid, vault)
  const outcome = await history.run(createCode, { name: 'Going on', parentId: null })
  if (wasRefused(outcome)) throw new Error(outcome.refused.key)
  await keeper!.settled()
  const isKept = (await vault.look(uuid, 0)).sentinel.seq === outcome.row.seq
  closeSession(session)
  return `${title}: ${shown}${kept === shown ? '' : ` / ${kept}`}${isKept ? '' : ' and stuck'}`
}

/** What a person finds at the next start, a line for each thing; and what is on the disk and belongs to nothing they see. */
export async function shownAtStart(
  vault: VaultHost,
  folder: string,
  key: Uint8Array,
): Promise<string[]> {
  await sweep(vault)
  const entries = await listProjects()
  const listed = new Set(entries.map(({ uuid }) => uuid))
  const lines: string[] = []
  for (const entry of entries) lines.push(await opening(entry, vault, key))
  const { missing } = await missingFrom(vault)
  for (const { uuid } of missing) lines.push(`missing: ${await keptCodes(uuid, vault)}`)
  const known = new Set([...listed, ...missing.map(({ uuid }) => uuid)])
  for (const name of await Dexie.getDatabaseNames()) {
    const isKnown = known.has(name.slice(PROJECT_PREFIX.length))
    if (name.startsWith(PROJECT_PREFIX) && !isKnown) lines.push('a database of nobody')
  }
  for (const name of await readdir(folder)) {
    if (!known.has(name.split('.')[0]!)) lines.push('a vault of nobody')
  }
  return lines.toSorted()
}

import { serialiseProject } from '#shared/formats/projectFile'
import type { Lock } from '#shared/sealing/lock'
import type { Kept } from '#shared/ipc/contract'
import { markOf, standingOf, type Sentinel, type Standing } from '#shared/vault/sentinel'
import { VaultError, type VaultHost } from '#host/vault'
import { DamagedRowError } from '#storage/damage'
import { openDatabase, TooNewError, type ProjectDatabase } from '#storage/database'
import { findProject } from '#storage/catalogue'
import { databaseSentinel, markAt, rowsSince } from '#storage/sentinel'
import { readUnmigrated } from '#storage/unmigrated'
import type { PackedProject } from '#storage/wholeProject'
import { createKeeper, type Keeper } from './keeper'
import { openSession, type Session } from './projects'
import { lockedIn, sealingIn, type Locked } from './sealing'

export { TooNewError }

/** A project whose database and vault do not agree; nothing is written until a person has said which is right. */
export interface Disagreement {
  uuid: string
  standing: Exclude<Standing, 'same' | 'vaultBehind'> | 'unreadable' | 'damaged'
  /** Null where the database can't be read; then `reason` says why. */
  database: Sentinel | null
  reason: string
  kept: Kept
}

export type Opened =
  | { session: Session; damagedCopies: DamagedCopies | null }
  | { disagreement: Disagreement }
  | { locked: Locked }

/** What was found damaged at opening; `error` says why no new copy could take its place. */
export interface DamagedCopies {
  files: readonly string[]
  error: VaultError | null
}

/** Makes a project file of a project without holding up the window, under a lock if one is given. */
export type Pack = (uuid: string, lock: Lock | null) => Promise<PackedProject>

/** Gives the vault the whole project as the database has it. */
export async function beginVault(uuid: string, vault: VaultHost, pack: Pack): Promise<void> {
  await vault.begin(uuid, (await pack(uuid, null)).bytes)
}

async function lookAt(vault: VaultHost, uuid: string, seq: number): Promise<Kept | VaultError> {
  try {
    return await vault.look(uuid, seq)
  } catch (error) {
    if (error instanceof VaultError) return error
    throw error
  }
}

const holdsNothing = ({ sentinel, snapshots, damaged, hasGap }: Kept) =>
  sentinel.seq === 0 && snapshots.length === 0 && damaged.length === 0 && !hasGap

/**
 * The database and what it holds; a string where it can't be read, saying why. `before` is done first, with the database
 * as it is. Throws TooNewError, and what the vault had against `before`.
 */
async function databaseOf(
  uuid: string,
  before: () => Promise<void> = async () => {},
): Promise<{ db: ProjectDatabase; database: Sentinel } | string> {
  try {
    await before()
    const db = await openDatabase(uuid)
    return { db, database: await databaseSentinel(db) }
  } catch (error) {
    if (error instanceof TooNewError || error instanceof VaultError) throw error
    return String(error)
  }
}

/**
 * What the vault has once the database has lent it the lines of its gap. Behind the gap there may be lines that the
 * database has lost, and no new line may ever take the number of one of those.
 */
async function bridged(
  { db, database }: { db: ProjectDatabase; database: Sentinel },
  uuid: string,
  vault: VaultHost,
  kept: Kept,
): Promise<Kept> {
  const { seq, mark } = kept.sentinel
  if (seq > 0 && (await markAt(db, seq)) !== mark) return kept
  await vault.append(uuid, await rowsSince(db, seq))
  return vault.look(uuid, database.seq)
}

/** What the vault has once the database has lent it what it can still read: the database is about to be given up. */
async function salvaged(
  read: { db: ProjectDatabase; database: Sentinel },
  uuid: string,
  vault: VaultHost,
  kept: Kept,
): Promise<Kept> {
  const [sent] = await Promise.allSettled([bridged(read, uuid, vault, kept)])
  return sent.status === 'fulfilled' ? sent.value : kept
}

async function standingTo(
  { db, database }: { db: ProjectDatabase; database: Sentinel },
  { sentinel, markAt: vaultMark, hasGap }: Kept,
): Promise<Standing> {
  const databaseMark = await markAt(db, sentinel.seq)
  const standing = standingOf(database, sentinel, databaseMark, vaultMark ?? undefined)
  const isReady = standing === 'same' || standing === 'vaultBehind'
  return isReady && hasGap ? 'databaseBehind' : standing
}

/** Whether a project's database and its vault have the same. */
export async function agree(uuid: string, vault: VaultHost): Promise<boolean> {
  const read = await databaseOf(uuid)
  if (typeof read === 'string') return false
  const kept = await vault.look(uuid, read.database.seq)
  return (await standingTo(read, kept).finally(() => read.db.close())) === 'same'
}

/** A project that is about to be brought to the format of today is kept as it is first. Throws where that can't be done. */
async function keepBeforeMigration(uuid: string, vault: VaultHost): Promise<void> {
  const old = await readUnmigrated(uuid)
  if (!old) return
  const kept = await vault.look(uuid, 0)
  const { seq, mark } = kept.sentinel
  if (holdsNothing(kept)) await vault.begin(uuid, serialiseProject(old, Date.now()))
  else if (markOf(old.journal[seq - 1]) === mark) {
    await vault.append(uuid, old.journal.slice(seq))
  }
  await vault.snapshot(uuid, 'migration')
}

/** A project of whose rows one is not what was written; null where nothing is kept that could take its place. */
export async function damaged(uuid: string, vault: VaultHost): Promise<Disagreement | null> {
  const kept = await lookAt(vault, uuid, 0)
  if (kept instanceof VaultError || holdsNothing(kept)) return null
  const read = await databaseOf(uuid)
  if (typeof read === 'string') {
    return { uuid, standing: 'unreadable', database: null, reason: read, kept }
  }
  const now = await salvaged(read, uuid, vault, kept)
  read.db.close()
  return { uuid, standing: 'damaged', database: read.database, reason: '', kept: now }
}

/** Makes the vault ready for lines, and tells the last one that it has. */
const readied = (uuid: string, vault: VaultHost, pack: Pack, head: number) => async () => {
  const kept = await vault.look(uuid, head)
  if (!holdsNothing(kept)) return kept.sentinel.seq
  await beginVault(uuid, vault, pack)
  return head
}

/** Puts a new copy in the place of damaged ones; what the disk had against it, if it did. It is tried again at the next opening. */
async function mend(uuid: string, vault: VaultHost, keeper: Keeper): Promise<VaultError | null> {
  await keeper.settled()
  try {
    await vault.snapshot(uuid, 'asked')
    return null
  } catch (error) {
    if (error instanceof VaultError) return error
    throw error
  }
}

/**
 * Opens a project after its database has been compared with its vault. Lines that only the vault lacks are sent to it;
 * any other difference is given back for a person to decide. Throws TooNewError.
 */
export async function openKept(uuid: string, vault: VaultHost | null, pack: Pack): Promise<Opened> {
  const entry = await findProject(uuid)
  const locked = entry && lockedIn(entry)
  if (locked) return { locked }
  if (!vault || entry?.viewOf)
    return { session: await openSession(uuid, { entry }), damagedCopies: null }
  const sealing = entry && sealingIn(entry)
  if (sealing) await vault.seal(uuid, sealing)
  const read = await databaseOf(uuid, () => keepBeforeMigration(uuid, vault))
  let kept = await lookAt(vault, uuid, typeof read === 'string' ? 0 : read.database.seq)
  if (typeof read === 'string') {
    if (kept instanceof VaultError || holdsNothing(kept)) throw new Error(read)
    return { disagreement: { uuid, standing: 'unreadable', database: null, reason: read, kept } }
  }
  const { db, database } = read
  if (!(kept instanceof VaultError) && !holdsNothing(kept)) {
    const closing = (error: unknown): never => {
      db.close()
      throw error
    }
    if (kept.hasGap) kept = await bridged(read, uuid, vault, kept).catch(closing)
    const standing = await standingTo(read, kept).catch(closing)
    if (standing !== 'same' && standing !== 'vaultBehind') {
      db.close()
      return { disagreement: { uuid, standing, database, reason: '', kept } }
    }
  }
  const begin = readied(uuid, vault, pack, database.seq)
  const keeper = createKeeper(vault, uuid, begin, (seq) => rowsSince(db, seq))
  const session = await openSession(uuid, { entry, keeper, db }).catch(async (error: unknown) => {
    db.close()
    const disagreement = error instanceof DamagedRowError && (await damaged(uuid, vault))
    if (disagreement) return { disagreement }
    throw error
  })
  if ('disagreement' in session) return session
  keeper.catchUp(database.seq)
  // One that can't be read now is tried again by the keeper, which tells of it.
  if (kept instanceof VaultError || kept.damaged.length === 0)
    return { session, damagedCopies: null }
  const error = await mend(uuid, vault, keeper)
  return { session, damagedCopies: { files: kept.damaged, error } }
}

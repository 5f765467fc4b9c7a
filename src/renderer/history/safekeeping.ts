import { serialiseProject } from '#shared/formats/projectFile'
import type { Kept } from '#shared/ipc/contract'
import { standingOf, type Sentinel, type Standing } from '#shared/vault/sentinel'
import { VaultError, type VaultHost } from '#host/vault'
import { openDatabase, TooNewError, type ProjectDatabase } from '#storage/database'
import { findProject } from '#storage/catalogue'
import { databaseSentinel, markAt, rowsSince } from '#storage/sentinel'
import { readWholeProject } from '#storage/wholeProject'
import { createKeeper } from './keeper'
import { openSession, type Session } from './projects'

/** A project whose database and vault do not agree; nothing is written until a person has said which is right. */
export interface Disagreement {
  uuid: string
  standing: Exclude<Standing, 'same' | 'vaultBehind'> | 'unreadable'
  /** Null where the database can't be read; then `reason` says why. */
  database: Sentinel | null
  reason: string
  kept: Kept
}

export type Opened = { session: Session; notes: Note[] } | { disagreement: Disagreement }

/** What a person should hear of at opening. */
export type Note =
  { kind: 'damaged'; files: readonly string[] } | { kind: 'vaultUnreadable'; error: VaultError }

/** Gives the vault the whole project as the database has it. */
export async function beginVault(db: ProjectDatabase, vault: VaultHost): Promise<void> {
  const contents = await readWholeProject(db)
  await vault.begin(db.projectUuid, serialiseProject(contents, Date.now()))
}

async function lookAt(vault: VaultHost, uuid: string, seq: number): Promise<Kept | VaultError> {
  try {
    return await vault.look(uuid, seq)
  } catch (error) {
    if (error instanceof VaultError) return error
    throw error
  }
}

const keeperOf = (vault: VaultHost, db: ProjectDatabase, from: number | null) =>
  createKeeper(vault, db.projectUuid, from, (seq) => rowsSince(db, seq))

const holdsNothing = ({ sentinel, snapshots, damaged, hasGap }: Kept) =>
  sentinel.seq === 0 && snapshots.length === 0 && damaged.length === 0 && !hasGap

/** Opens the database; a string where it can't be read, saying why. Throws TooNewError. */
async function databaseOf(uuid: string): Promise<ProjectDatabase | string> {
  try {
    return await openDatabase(uuid)
  } catch (error) {
    if (error instanceof TooNewError) throw error
    return String(error)
  }
}

/**
 * Opens a project after its database has been compared with its vault. Lines that only the vault lacks are sent to it;
 * any other difference is given back for a person to decide. Throws TooNewError.
 */
export async function openKept(uuid: string, vault: VaultHost | null): Promise<Opened> {
  const entry = await findProject(uuid)
  if (!vault || entry?.viewOf) return { session: await openSession(uuid), notes: [] }
  const db = await databaseOf(uuid)
  const database = typeof db === 'string' ? null : await databaseSentinel(db)
  const kept = await lookAt(vault, uuid, database?.seq ?? 0)
  if (kept instanceof VaultError) {
    if (typeof db === 'string') throw new Error(db)
    const notes: Note[] = [{ kind: 'vaultUnreadable', error: kept }]
    return { session: await openSession(uuid, keeperOf(vault, db, null), db), notes }
  }
  if (typeof db === 'string' || !database) {
    return {
      disagreement: { uuid, standing: 'unreadable', database: null, reason: String(db), kept },
    }
  }
  if (holdsNothing(kept) && database.seq > 0) {
    await beginVault(db, vault)
    return { session: await openSession(uuid, keeperOf(vault, db, database.seq), db), notes: [] }
  }
  const { seq } = kept.sentinel
  const standing = standingOf(
    database,
    kept.sentinel,
    await markAt(db, seq),
    kept.markAt ?? undefined,
  )
  if (standing !== 'same' && standing !== 'vaultBehind') {
    db.close()
    return { disagreement: { uuid, standing, database, reason: '', kept } }
  }
  const keeper = keeperOf(vault, db, seq)
  keeper.catchUp(database.seq)
  const notes: Note[] = kept.damaged.length > 0 ? [{ kind: 'damaged', files: kept.damaged }] : []
  if (kept.damaged.length > 0) {
    await keeper.settled()
    await vault.snapshot(uuid)
  }
  return { session: await openSession(uuid, keeper, db), notes }
}

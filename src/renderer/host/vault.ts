import type { JournalRow } from '#shared/records/journal'
import type { Sealing } from '#shared/sealing/lock'
import type { Kept, KeptState, SnapshotReason } from '#shared/ipc/contract'

/** The disk had something against it. */
export class VaultError extends Error {
  override name = 'VaultError'
  constructor(
    /** The system's name for it, such as ENOSPC. */
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** The safe keeping that the shell has for projects beside the database. What the disk refuses is thrown as VaultError. */
export interface VaultHost {
  /** What is kept of a project, and the mark of one line of its journal. */
  look(uuid: string, seq: number): Promise<Kept>
  /** Lets a sealed project's vault be read and written; null ends that. */
  seal(uuid: string, sealing: Sealing | null): Promise<void>
  /** The projects of which something is kept. */
  projects(): Promise<string[]>
  /** Begins anew with a whole project file; what was kept before is put aside. */
  begin(uuid: string, bytes: Uint8Array): Promise<void>
  /** Resolves with the number of the last line that is on the disk. */
  append(uuid: string, rows: readonly JournalRow[]): Promise<number>
  /** Keeps the newest state as a file of its own; null where it is one already. */
  snapshot(uuid: string, why: SnapshotReason): Promise<KeptState | null>
  /** A project file of a kept state, or of the newest for null; null where nothing can be read. */
  read(
    uuid: string,
    name: string | null,
  ): Promise<{ bytes: Uint8Array; stoppedAt: number | null } | null>
  forget(uuid: string): Promise<void>
  /** Whether it lies apart from the profile, which is synchronised or on another computer. */
  isMoved(): Promise<boolean>
  /** Returns what ends the subscription. */
  onTrouble(listener: (uuid: string, error: VaultError) => void): () => void
}

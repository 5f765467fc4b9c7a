import { join } from 'node:path'
import { same } from '#shared/records/same'
import type { Lock, Sealing } from '#shared/sealing/lock'
import { syncFolder, type FileCalls } from './calls'
import type { Heavy } from './heavy'
import { holdsMore, lockFiles } from './lockFiles'
import { openProjectVault, type ProjectVault } from './projectVault'

/** Where the vaults lie, and where the rest of what the app keeps. */
export interface VaultPlace {
  folder: string
  profile: string
  /** The vaults lie elsewhere than in the profile, which is synchronised or on another computer. */
  moved: boolean
}

/** The vaults of all projects on this computer. */
export interface Vault {
  of(uuid: string): ProjectVault
  /** The projects that have one. */
  projects(): Promise<string[]>
  /** Lets a sealed project's vault be read and written; null ends that. */
  setSealing(uuid: string, sealing: Sealing | null): Promise<void>
  /** Whether a sealed vault can be read. */
  isOpen(uuid: string): boolean
  /** What lets a person into a sealed vault; null for one that is not. */
  lockOf(uuid: string): Promise<Lock | null>
  /** Deletes a project's vault for good, with what was put aside of it. */
  forget(uuid: string): Promise<void>
  /**
   * Begins a project's vault anew with a whole project file. What was there goes out of the way, where nothing reads it
   * and nothing deletes it, once the new one is on the disk.
   */
  begin(uuid: string, bytes: Uint8Array): Promise<void>
  /** Bytes that are free on the fuller of the disks that the app writes to. */
  free(): Promise<number>
  readonly moved: boolean
  settled(): Promise<void>
}

/** What a vault is called until it takes the place of another. */
const NEW = '.new'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `onTrouble` hears of what went wrong in a snapshot that nobody waits for. */
export function openVault(
  calls: FileCalls,
  { folder, profile, moved }: VaultPlace,
  heavy: Heavy,
  now: () => number,
  onTrouble: (uuid: string, error: unknown) => void,
): Vault {
  const open = new Map<string, ProjectVault>()
  const sealings = new Map<string, Sealing>()
  const folderOf = (uuid: string) => {
    if (!UUID.test(uuid)) throw new Error('Not the name of a project')
    return join(folder, uuid)
  }
  const closed = async (uuid: string) => {
    await open.get(uuid)?.settled()
    open.delete(uuid)
    return folderOf(uuid)
  }
  const locks = lockFiles(calls)
  const openAt = (uuid: string, place: string) =>
    openProjectVault(
      calls,
      place,
      heavy,
      now,
      (error) => onTrouble(uuid, error),
      sealings.get(uuid) ?? null,
    )
  return {
    of: (uuid) => {
      const known = open.get(uuid) ?? openAt(uuid, folderOf(uuid))
      open.set(uuid, known)
      return known
    },
    projects: async () => {
      const names = new Set(await calls.list(folder))
      for (const name of [...names].filter((one) => one.endsWith(NEW))) {
        const uuid = name.slice(0, -NEW.length)
        if (!UUID.test(uuid) || names.has(uuid)) continue
        // A crash between the two renamings of `begin`.
        await calls.rename(join(folder, name), join(folder, uuid))
        names.add(uuid)
      }
      return [...names].filter((name) => UUID.test(name))
    },
    setSealing: async (uuid, sealing) => {
      const own = await closed(uuid)
      if (!sealing) return void sealings.delete(uuid)
      sealings.set(uuid, sealing)
      const [there] = await Promise.allSettled([locks.read(own)])
      // On a full disk nothing can be written, and what is there can be read.
      if (there.status === 'fulfilled' && same(there.value, sealing.lock)) return
      await locks.write(own, sealing.lock)
    },
    isOpen: (uuid) => sealings.has(uuid),
    lockOf: (uuid) => locks.read(folderOf(uuid)),
    forget: async (uuid) => {
      await calls.remove(await closed(uuid))
      sealings.delete(uuid)
      for (const name of await calls.list(folder)) {
        if (name.startsWith(`${uuid}.`)) await calls.remove(join(folder, name))
      }
    },
    begin: async (uuid, bytes) => {
      const place = await closed(uuid)
      const beside = `${place}${NEW}`
      await calls.remove(beside)
      const sealing = sealings.get(uuid)
      if (sealing) await locks.write(beside, sealing.lock)
      await openAt(uuid, beside).begin(bytes)
      if (holdsMore(await calls.list(place))) await calls.rename(place, `${place}.aside-${now()}`)
      else await calls.remove(place)
      await calls.rename(beside, place)
      // Whoever has asked meanwhile knows what was there before.
      open.delete(uuid)
      await syncFolder(calls, folder)
    },
    free: async () => {
      await calls.makeFolder(folder)
      return Math.min(await calls.free(folder), await calls.free(profile))
    },
    moved,
    settled: async () => {
      for (const one of open.values()) await one.settled()
    },
  }
}

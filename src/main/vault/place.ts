import { homedir } from 'node:os'
import { join, sep } from 'node:path'
import { statfs } from 'node:fs/promises'

/** Names of folders that a program on the computer copies to others as soon as something in them changes. */
const SYNCED = [
  /^onedrive( - .+)?$/i,
  /^dropbox( \(.+\))?$/i,
  /^google ?drive(-.+)?$/i,
  /^my drive$/i,
  /^mi unidad$/i,
  /^icloud ?drive$/i,
  /^mobile documents$/i,
  /^cloudstorage$/i,
  /^nextcloud\d*$/i,
  /^owncloud\d*$/i,
  /^syncthing$/i,
  /^mega(sync)?$/i,
  /^pcloud ?drive$/i,
  /^box( sync)?$/i,
]

/** Linux's numbers of file systems that lie on another computer (statfs(2)): NFS, SMB, CIFS, SMB2, AFS, CEPH, 9P, FUSE. */
const ELSEWHERE = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997, 0x65735546,
])

/** Whether a path lies in a folder that is synchronised or on a network share, by what it is called. */
export function isSyncedPath(path: string): boolean {
  if (path.startsWith('\\\\') || path.startsWith('//')) return true
  return path.split(/[\\/]/).some((part) => SYNCED.some((name) => name.test(part)))
}

/** Whether a folder lies on another computer's disk, by its file system. */
export async function isElsewhere(folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return false
  return ELSEWHERE.has((await statfs(folder)).type)
}

/** A folder of this computer alone, for data that must not be moved under the app's hands. */
function localFolder(name: string): string {
  if (process.platform === 'win32') {
    return join(process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), name)
  }
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', name)
  }
  return join(homedir(), '.local', 'share', name)
}

/**
 * Where the vaults lie: in the profile, or, where the profile is synchronised or on another computer, in a local folder
 * that is named after it. `moved` tells which.
 */
export async function vaultPlace(
  profile: string,
  appName: string,
): Promise<{ folder: string; moved: boolean }> {
  const moved = isSyncedPath(profile) || (await isElsewhere(profile))
  if (!moved) return { folder: join(profile, 'vault'), moved }
  const own = profile
    .split(sep)
    .filter(Boolean)
    .join('-')
    .replace(/[^\w.-]/g, '_')
  return { folder: join(localFolder(appName), 'vaults', own), moved }
}

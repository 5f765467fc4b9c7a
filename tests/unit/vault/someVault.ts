import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { parseProject } from '#shared/formats/projectFile'
import { fileCalls, type FileCalls } from '../../../src/main/vault/calls'
import { heavy, type Heavy } from '../../../src/main/vault/heavy'
import { openProjectVault, type ProjectVault } from '../../../src/main/vault/projectVault'

export const HOUR = 3_600_000

const noTrouble = (error: unknown) => {
  throw error
}

interface Given {
  calls?: FileCalls
  now?: () => number
  trouble?: (error: unknown) => void
  by?: Heavy
}

/** A folder for each test, and vaults in it that end before it goes. */
export function someVault() {
  let folder = ''
  const opened: ProjectVault[] = []
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veta-vault-'))
  })
  afterEach(async () => {
    for (const vault of opened.splice(0)) await vault.settled()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    folder: () => folder,
    open: ({ calls = fileCalls, now, trouble = noTrouble, by = heavy }: Given = {}) => {
      const vault = openProjectVault(calls, folder, by, now ?? (() => 1_700_000_000_000), trouble)
      opened.push(vault)
      return vault
    },
  }
}

export async function contentsOf(bytes: Uint8Array) {
  const parsed = await parseProject(bytes)
  if (!parsed.ok) throw new Error(parsed.problem.key)
  return parsed
}

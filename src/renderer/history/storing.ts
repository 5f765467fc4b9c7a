import type { ProjectContents } from '#shared/formats/projectFile'
import type { Sealing } from '#shared/sealing/lock'
import type { VaultHost } from '#host/vault'
import { findProject, showProject } from '#storage/catalogue'
import { copyDrafts } from '#storage/drafts'
import { deleteForGood } from './discarding'
import { storeProject, type Origin, type Session } from './projects'
import type { OffThread } from './recovery'
import { beginVault, type Pack } from './safekeeping'

/** What a storing is at. */
export type StoringStage = 'reading' | 'storing' | 'keeping' | 'deleting'

type Tell = (stage: StoringStage) => void

/**
 * Stores a project and gives it its vault before `show` has anybody see it: what it is made of may be about to go. Where
 * anything fails nothing is left of it. Returns its UUID.
 */
export async function storeWithVault(
  contents: ProjectContents,
  from: Origin,
  vault: VaultHost | null,
  pack: Pack,
  show: (uuid: string) => Promise<void>,
  tell: Tell = () => {},
): Promise<string> {
  tell('storing')
  const uuid = await storeProject(contents, from)
  try {
    if (vault && from.sealing) await vault.seal(uuid, from.sealing)
    tell('keeping')
    if (vault) await beginVault(uuid, vault, pack)
    await show(uuid)
  } catch (error) {
    await Promise.allSettled([deleteForGood(uuid, vault)])
    throw error
  }
  return uuid
}

/**
 * Stores a project anew, sealed or, without `sealing`, in the clear, and deletes what was stored before, once the new one
 * is whole. Nothing may be written to it meanwhile. Cut short, it has done nothing, or all but the deletion, with which
 * the next start goes on. Returns the UUID of the new project, and whether nothing is left of the old one.
 */
export async function storeAnew(
  { uuid, keeper }: Pick<Session, 'uuid' | 'keeper'>,
  sealing: Sealing | null,
  vault: VaultHost | null,
  { pack, parse }: OffThread,
  tell: Tell = () => {},
): Promise<{ uuid: string; isOldGone: boolean }> {
  tell('reading')
  const parsed = await parse((await pack(uuid, null)).bytes)
  if (!parsed.ok) throw new Error(`The project could not be read: ${parsed.problem.key}`)
  const sample = (await findProject(uuid))?.sample ?? false
  const from = { fileName: null, sample, sealing }
  const show = async (made: string) => {
    await copyDrafts(uuid, made)
    await showProject(made, uuid)
  }
  const anew = await storeWithVault(parsed, from, vault, pack, show, tell)
  tell('deleting')
  // What it would still send would make the vault anew.
  keeper?.close()
  await keeper?.settled()
  const [gone] = await Promise.allSettled([deleteForGood(uuid, vault)])
  return { uuid: anew, isOldGone: gone.status === 'fulfilled' }
}

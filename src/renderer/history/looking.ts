import type { ProjectContents } from '#shared/formats/projectFile'
import { deleteProjectForGood, findProject, type ViewOf } from '#storage/catalogue'
import { adoptProject } from './projects'
import { sealingOf } from './sealing'

/** Makes a kept state a project that can only be looked at. Returns its UUID. */
export async function lookAtKept(contents: ProjectContents, viewOf: ViewOf): Promise<string> {
  const sealing = await sealingOf(viewOf.uuid)
  return adoptProject(contents, { fileName: null, sample: false, viewOf, sealing })
}

/** Deletes a project that was only looked at. Returns whose state it was; null for any other project. */
export async function endLooking(uuid: string): Promise<ViewOf | null> {
  const { viewOf } = (await findProject(uuid)) ?? {}
  if (!viewOf) return null
  // What can't be deleted now goes at the next start.
  await Promise.allSettled([deleteProjectForGood(uuid)])
  return viewOf
}

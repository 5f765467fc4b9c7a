import type { Host, SavedFile } from '#host/host'
import { findProject, patchProject } from '#storage/catalogue'
import type { Session } from './projects'
import type { Pack } from './safekeeping'

/** Where each open project was last saved, so that it can be saved there again without asking. */
const savedFiles = new Map<string, SavedFile>()

/**
 * Writes the project to its file. Asks where when it has none in this session, or when `as` says so.
 * `mayWrite` is asked before it goes into another file than before. Returns the file's name, or null when the person thinks better of it.
 */
export async function saveProjectFile(
  { uuid, mirror }: Pick<Session, 'uuid' | 'mirror'>,
  host: Host,
  pack: Pack,
  as: boolean,
  mayWrite: (file: string) => Promise<boolean> = async () => true,
): Promise<string | null> {
  const { lock = null } = (await findProject(uuid)) ?? {}
  const known = as ? undefined : savedFiles.get(uuid)
  const suggested = `${mirror.all('project')[0]?.name ?? 'project'}.veta`
  if (!known && !(await mayWrite(suggested))) return null
  const { bytes, seq } = await pack(uuid, lock)
  let name: string
  if (known) {
    await known.write(bytes)
    name = known.name
  } else {
    const saved = await host.saveFile(suggested, bytes)
    if (!saved) return null
    if (saved.file) savedFiles.set(uuid, saved.file)
    name = saved.name
  }
  await patchProject(uuid, { savedAs: name, savedSeq: seq })
  return name
}

import { serialiseProject } from '#shared/formats/projectFile'
import type { Host, SavedFile } from '#host/host'
import { patchProject } from '#storage/catalogue'
import { readWholeProject } from '#storage/wholeProject'
import type { Session } from './projects'

/** Where each open project was last saved, so that it can be saved there again without asking. */
const savedFiles = new Map<string, SavedFile>()

/**
 * Writes the project to its file. Asks where when it has none in this session, or when `as` says so.
 * Returns the file's name, or null when the person thinks better of it.
 */
export async function saveProjectFile(
  session: Session,
  host: Host,
  as: boolean,
): Promise<string | null> {
  const contents = await readWholeProject(session.db)
  const bytes = serialiseProject(contents, Date.now())
  const known = as ? undefined : savedFiles.get(session.uuid)
  let name: string
  if (known) {
    await known.write(bytes)
    name = known.name
  } else {
    const project = contents.records.find((record) => record.type === 'project')
    const saved = await host.saveFile(`${project?.name ?? 'project'}.veta`, bytes)
    if (!saved) return null
    if (saved.file) savedFiles.set(session.uuid, saved.file)
    name = saved.name
  }
  await patchProject(session.uuid, { savedAs: name, savedSeq: contents.journal.at(-1)?.seq ?? 0 })
  return name
}

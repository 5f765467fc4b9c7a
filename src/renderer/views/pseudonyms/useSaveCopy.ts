import { findProject } from '#storage/catalogue'
import { sharedWorker } from '#workers/client'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { settled } from '../app/pending'
import { useProject, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { mayWriteProject } from './left'
import { reasonOf } from '../safety/wording'

/** Saves the project as it is now into a file of its own that has no history. */
export function useSaveCopy(): () => Promise<void> {
  const t = useT()
  const host = useHost()
  const session = useSession()
  const { uuid } = session
  const { name } = useProject()
  const say = useToasts((state) => state.say)
  return async () => {
    try {
      await settled()
      const file = `${name} - ${t('names.copyName')}.veta`
      if (!(await mayWriteProject(session, file, { history: false }))) return
      const { lock = null } = (await findProject(uuid)) ?? {}
      const asked = { projectUuid: uuid, lock, history: false }
      const { bytes } = await sharedWorker().run('packProject', asked)
      const saved = await host.saveFile(file, bytes)
      if (saved) say({ text: t('names.copySaved', { file: saved.name }) })
    } catch (error) {
      say({ text: t('app.notSaved', { reason: reasonOf(error, t) }), bad: true })
    }
  }
}

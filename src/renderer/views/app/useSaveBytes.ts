import { useHost } from './hostContext'
import { useT } from './language'
import { mayWriteFile } from '../pseudonyms/left'
import { useSession } from './session'
import { useToasts } from './toasts'
import { reasonOf } from '../safety/wording'

/** Makes a file, asks where it goes, writes it, and says how that went. */
export function useSaveBytes(): (
  suggestedName: string,
  make: () => Promise<Uint8Array>,
  /** What can be read in it, where the file itself can't be searched. */
  words?: () => string,
) => Promise<void> {
  const t = useT()
  const host = useHost()
  const session = useSession()
  const say = useToasts((state) => state.say)
  return async (suggestedName, make, words) => {
    try {
      const bytes = await make()
      const readable = words ? new TextEncoder().encode(words()) : bytes
      if (!(await mayWriteFile(session, suggestedName, readable))) return
      const saved = await host.saveFile(suggestedName, bytes)
      if (saved) say({ text: t('export.done', { file: saved.name }) })
    } catch (error) {
      say({ text: t('app.notSaved', { reason: reasonOf(error, t) }), bad: true })
    }
  }
}

import { useHost } from './hostContext'
import { useT } from './language'
import { useToasts } from './toasts'

/** Makes a file, asks where it goes, writes it, and says how that went. */
export function useSaveBytes(): (
  suggestedName: string,
  make: () => Promise<Uint8Array>,
) => Promise<void> {
  const t = useT()
  const host = useHost()
  const say = useToasts((state) => state.say)
  return async (suggestedName, make) => {
    try {
      const saved = await host.saveFile(suggestedName, await make())
      if (saved) say({ text: t('export.done', { file: saved.name }) })
    } catch (error) {
      say({ text: t('app.notSaved', { reason: String(error) }), bad: true })
    }
  }
}

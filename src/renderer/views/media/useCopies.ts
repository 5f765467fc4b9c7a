import { useEffect } from 'react'
import { startWorker, WorkerEnded } from '#workers/client'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useToasts } from '../app/toasts'
import { endCopies } from './copying'
import { reasonOf } from '../safety/wording'

/** A copy that is younger may be one that is about to be linked, in this window or in another. */
const YOUNG = 24 * 60 * 60 * 1000

/**
 * Deletes the copies of recordings that no project on this computer can come to any more, not even by undo or redo,
 * when a project is opened; and ends those that are being made when it is closed.
 */
export function useCopies(): void {
  const t = useT()
  const { media } = useHost()
  const say = useToasts((state) => state.say)
  useEffect(() => endCopies, [])
  useEffect(() => {
    const worker = startWorker()
    const clear = async () => {
      try {
        const old = (await media.copies()).filter(({ at }) => at < Date.now() - YOUNG)
        if (old.length === 0) return
        const handles = old.map(({ handle }) => handle)
        const unused = await worker.run('unusedCopies', { handles })
        if (unused.length > 0) await media.dropCopies(unused)
      } catch (error) {
        if (error instanceof WorkerEnded) return
        say({ text: t('media.notCleared', { reason: reasonOf(error, t) }), bad: true })
      } finally {
        worker.end()
      }
    }
    void clear()
    return () => worker.end()
  }, [media, say, t])
}

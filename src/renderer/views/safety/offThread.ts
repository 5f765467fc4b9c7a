import type { OffThread } from '#history/recovery'
import { sharedWorker } from '#workers/client'

/** What the worker does for the safe keeping of projects. */
export const offThread: OffThread = {
  parse: (bytes) => sharedWorker().run('parseProject', { bytes }),
  pack: (projectUuid, lock) => sharedWorker().run('packProject', { projectUuid, lock }),
}

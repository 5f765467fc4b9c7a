import type { OffThread } from '#history/recovery'
import { sharedWorker } from '#workers/client'
import { readFile } from '#workers/limited'

/** What the worker does for the safe keeping of projects. */
export const offThread: OffThread = {
  parse: (bytes) => readFile('parseProject', { bytes }).outcome,
  pack: (projectUuid, lock) => sharedWorker().run('packProject', { projectUuid, lock }),
}

import type { Parse } from '#history/recovery'
import { sharedWorker } from '#workers/client'

/** Reads a project file without holding up the window. */
export const parseOffThread: Parse = (bytes) => sharedWorker().run('parseProject', { bytes })

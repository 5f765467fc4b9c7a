import type { Parse } from '#history/recovery'
import { readFile } from '#workers/limited'

/** Reads a project file without holding up the window. */
export const parseOffThread: Parse = (bytes) => readFile('parseProject', { bytes }).outcome

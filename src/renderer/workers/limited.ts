import { startWorker, type WorkerClient } from './client'
import type { Tasks } from './tasks'

/** No transcript and no table takes this long to read, in seconds. */
const LIMIT = 60
/** A project is as large as somebody's work of years. */
const PROJECT_LIMIT = 600

/** What somebody's file asked for was not done in time; the worker that was at it has been ended. */
export class GivenUp extends Error {
  override name = 'GivenUp'
}

/** A task's outcome, or GivenUp when it takes longer than the limit; its worker is ended then. */
export async function withinLimit<T>(
  worker: WorkerClient,
  task: Promise<T>,
  seconds = LIMIT,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new GivenUp('It took too long and was given up'))
      worker.end()
    }, seconds * 1000)
  })
  try {
    return await Promise.race([task, tooLong])
  } finally {
    clearTimeout(timer)
  }
}

/** The reading of one file, in a worker of its own. */
interface Reading<N extends ReadableFile> {
  /** Rejects with WorkerEnded when it is stopped, and with GivenUp when it takes too long. */
  outcome: Promise<Tasks[N][1]>
  stop(): void
}

export type ReadableFile = 'parseProject' | 'readCaseTable'

/** Reads somebody's file in a worker that does nothing else, so that a file that never ends holds up nothing. */
export function readFile<N extends ReadableFile>(name: N, input: Tasks[N][0]): Reading<N> {
  const worker = startWorker()
  const seconds = name === 'parseProject' ? PROJECT_LIMIT : LIMIT
  const outcome = withinLimit(worker, worker.run(name, input), seconds).finally(() => worker.end())
  return { outcome, stop: () => worker.end() }
}

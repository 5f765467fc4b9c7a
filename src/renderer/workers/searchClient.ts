import { startWorker, WorkerEnded, type WorkerClient } from './client'
import type { TaskName, Tasks } from './tasks'

/** Milliseconds that a search may spend on one transcript; more is a pattern that would never end. */
const PATIENCE = 2000
/** After a stall of the window itself, what the worker has said meanwhile is heard first. */
const GRACE = 100

/** The pattern was still at one transcript when its time was over; the worker has been ended. */
export class TookTooLong extends Error {
  override name = 'TookTooLong'
}

export type SearchTask = Extract<TaskName, 'hits' | 'passages' | 'speakers'>

let own: WorkerClient | null = null

/** Searches in a worker of its own, which keeps the texts ready and is ended when a pattern explodes. */
export function searchInWorker<N extends SearchTask>(
  name: N,
  input: Tasks[N][0],
): Promise<Tasks[N][1]> {
  const worker = (own ??= startWorker())
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const watch = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        timer = setTimeout(() => {
          stopped = true
          if (own === worker) own = null
          reject(new TookTooLong('The search took too long'))
          worker.end()
        }, GRACE)
      }, PATIENCE)
    }
    worker.run(name, input, watch).then(
      (output) => {
        clearTimeout(timer)
        resolve(output)
      },
      (error: Error) => {
        clearTimeout(timer)
        if (stopped) return
        // Ended on account of another search: this one has done nothing wrong.
        if (error instanceof WorkerEnded && own !== worker) resolve(searchInWorker(name, input))
        else reject(error)
      },
    )
  })
}

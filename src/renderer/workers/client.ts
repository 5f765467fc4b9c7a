import { tellDamage } from '#storage/damage'
import { allKeys, onKey } from '#storage/keys'
import { matrixReceiver } from './matrixWire'
import type { NewsOf, TaskAnswer, TaskMessage, TaskName, Tasks } from './tasks'

/** A background worker that does one named task after the other. */
export interface WorkerClient {
  /** Rejects with the worker's own message when the task fails, or when the worker is ended. */
  run<N extends TaskName>(
    name: N,
    input: Tasks[N][0],
    onNews?: (news: NewsOf<N>) => void,
  ): Promise<Tasks[N][1]>
  /** Ends the worker and whatever it is doing. */
  end(): void
}

interface Waiting {
  resolve: (output: never) => void
  reject: (error: Error) => void
  onNews: ((news: never) => void) | undefined
}

export class WorkerEnded extends Error {
  override name = 'WorkerEnded'
}

export function startWorker(): WorkerClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  const matrices = matrixReceiver()
  let last = 0
  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<TaskAnswer>) => {
    const one = waiting.get(data.id)
    if ('news' in data) return one?.onNews?.(data.news as never)
    if ('piece' in data) return matrices.take(data.id, data.piece)
    waiting.delete(data.id)
    if (!data.ok) {
      if (data.damaged) tellDamage(data.damaged)
      return one?.reject(new Error(data.error))
    }
    const matrix = matrices.whole(data.id)
    one?.resolve((matrix ? { ...(data.output as object), matrix } : data.output) as never)
  })
  worker.addEventListener('error', (event) => failAll(new Error(event.message)))
  const tellKey = (projectUuid: string, key: Uint8Array | null) =>
    worker.postMessage({ id: 0, name: 'setKey', input: { projectUuid, key } } satisfies TaskMessage)
  for (const [uuid, key] of allKeys()) tellKey(uuid, key)
  const stopTelling = onKey(tellKey)
  return {
    run: (name, input, onNews) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject, onNews })
        const message: TaskMessage = { id: last, name, input }
        worker.postMessage(message)
      }),
    end: () => {
      stopTelling()
      worker.terminate()
      failAll(new WorkerEnded('The task was cancelled'))
    },
  }
}

let common: WorkerClient | null = null

/** The worker that all views share for what need not be cancelled. */
export const sharedWorker = (): WorkerClient => (common ??= startWorker())

let counting: WorkerClient | null = null

/** The worker that keeps the open project read and counted for all views. */
export const countingWorker = (): WorkerClient => (counting ??= startWorker())

/** Ends whatever is being read or counted; who asks next has the project read anew. */
export function stopCounting(): void {
  counting?.end()
  counting = null
}

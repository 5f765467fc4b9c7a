import { Worker } from 'node:worker_threads'
import type { Heavy } from './heavy'
import type { Answer, Call } from './thread'

/** Does what takes long in a thread that ends when it has had nothing to do for a while. */
export function heavyThread(script: string): Heavy {
  const IDLE = 30_000
  const waiting = new Map<
    number,
    { resolve: (result: never) => void; reject: (error: Error) => void }
  >()
  let worker: Worker | null = null
  let lastId = 0
  let idle: NodeJS.Timeout | undefined

  const end = (ended: Worker, error: Error) => {
    if (worker !== ended) return
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    worker = null
  }

  const started = (): Worker => {
    if (worker) return worker
    const next = new Worker(script)
    next.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('error' in answer) {
        const { error, code } = answer
        asked?.reject(Object.assign(new Error(error), { code }))
      } else asked?.resolve(answer.result as never)
      if (waiting.size > 0) return
      idle = setTimeout(() => {
        worker = null
        void next.terminate()
      }, IDLE)
      idle.unref()
    })
    next.on('error', (error) => end(next, error))
    next.on('exit', () => end(next, new Error('The thread has ended')))
    next.unref()
    worker = next
    return next
  }

  const ask = <T>(name: keyof Heavy, ...args: unknown[]) =>
    new Promise<T>((resolve, reject) => {
      clearTimeout(idle)
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      started().postMessage({ id: lastId, name, args } satisfies Call)
    })

  return {
    build: (...args) => ask('build', ...args),
    inspect: (...args) => ask('inspect', ...args),
  }
}

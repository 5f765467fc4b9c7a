import { parentPort } from 'node:worker_threads'
import { heavy, type Heavy } from './heavy'

/** A call of one of the functions of `heavy`, as it comes in. */
export interface Call {
  id: number
  name: keyof Heavy
  args: unknown[]
}

export type Answer =
  { id: number; result: unknown } | { id: number; error: string; code: string | undefined }

parentPort!.on('message', ({ id, name, args }: Call) => {
  const run = heavy[name] as (...given: unknown[]) => Promise<unknown>
  run(...args).then(
    (result) => parentPort!.postMessage({ id, result } satisfies Answer),
    (error: unknown) => {
      const { code } = error as NodeJS.ErrnoException
      parentPort!.postMessage({ id, error: String(error), code } satisfies Answer)
    },
  )
})

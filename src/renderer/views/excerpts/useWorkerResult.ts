import { useEffect, useState } from 'react'
import { create } from 'zustand'
import { countingWorker, WorkerEnded } from '#workers/client'
import type { TaskName, Tasks } from '#workers/tasks'
import { useJournal } from '../app/session'

/** What a background task has said so far. */
export interface Answer<R> {
  /** What came last, also while it is asked for again. */
  result: R | null
  error: string | null
  /** It is asked for and has not come yet. */
  waiting: boolean
  /** How much of the project has been read for it, from 0 to 1; null where it is being counted, or nobody can tell. */
  done: number | null
  /** Somebody ended it before it came. */
  stopped: boolean
}

/** How far the reading of the project is; all that is asked about it waits for the same. */
const useReading = create<{ done: number | null }>()(() => ({ done: null }))

/** How often somebody wanted what had been stopped after all. */
const useRestarts = create<{ times: number; again: () => void }>()((set) => ({
  times: 0,
  again: () => set(({ times }) => ({ times: times + 1 })),
}))

/** Asks again for everything that was stopped. */
export const useAskAgain = () => useRestarts((state) => state.again)

interface Told<R> extends Pick<Answer<R>, 'result' | 'error' | 'stopped'> {
  /** The question that this answers. */
  of: string
}

/** The answer of a background task about the open project, asked for again after every change. */
export function useWorkerResult<N extends TaskName>(
  name: N,
  input: Tasks[N][0] | null,
): Answer<Tasks[N][1]> {
  const [told, setTold] = useState<Told<Tasks[N][1]>>({
    result: null,
    error: null,
    stopped: false,
    of: '',
  })
  const done = useReading((state) => state.done)
  const head = useJournal().length
  const times = useRestarts((state) => state.times)
  const key = JSON.stringify(input)
  const of = `${times} ${head} ${name} ${key}`
  useEffect(() => {
    if (key === 'null') return
    let wanted = true
    const plain = { error: null, stopped: false, of }
    countingWorker()
      .run(name, JSON.parse(key) as Tasks[N][0], (news) => {
        if (typeof news !== 'object' || news === null || !('reading' in news)) return
        useReading.setState({ done: news.reading as number | null })
      })
      .then(
        (result) => wanted && setTold({ ...plain, result }),
        (error: unknown) => {
          if (!wanted) return
          if (error instanceof WorkerEnded) {
            useReading.setState({ done: null })
            setTold((before) => ({ ...before, ...plain, stopped: true }))
          } else setTold({ ...plain, result: null, error: String(error) })
        },
      )
    return () => {
      wanted = false
    }
  }, [name, key, of])
  const { result, error, stopped } = told
  const waiting = key !== 'null' && told.of !== of
  return { result, error, waiting, done: waiting ? done : null, stopped: stopped && !waiting }
}

import { useEffect, useRef, useState } from 'react'
import { sharedWorker } from '#workers/client'
import type { TaskName, Tasks } from '#workers/tasks'
import { useJournal } from '../app/session'

/** The answer of a background task about the open project, asked for again after every change. */
export function useWorkerResult<N extends TaskName>(
  name: N,
  input: Tasks[N][0] | null,
): { result: Tasks[N][1] | null; error: string | null } {
  const [state, setState] = useState<{ result: Tasks[N][1] | null; error: string | null }>({
    result: null,
    error: null,
  })
  const head = useJournal().length
  const key = JSON.stringify(input)
  const asked = useRef(0)
  useEffect(() => {
    if (key === 'null') return
    asked.current += 1
    const mine = asked.current
    sharedWorker()
      .run(name, JSON.parse(key) as Tasks[N][0])
      .then(
        (result) => mine === asked.current && setState({ result, error: null }),
        (error: unknown) =>
          mine === asked.current && setState({ result: null, error: String(error) }),
      )
  }, [name, key, head])
  return state
}

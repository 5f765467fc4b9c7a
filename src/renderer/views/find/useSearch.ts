import { useEffect, useRef, useState } from 'react'
import type { Message } from '#shared/messages/translate'
import { hitsInWorker, speakersInWorker, TookTooLong } from '#workers/searchClient'
import type { Tasks } from '#workers/tasks'
import { useJournal } from '../app/session'

const searches = { hits: hitsInWorker, speakers: speakersInWorker }
type Search = keyof typeof searches

interface Searched<N extends Search> {
  result: Tasks[N][1] | null
  problem: Message | null
  /** A search is under way; what is shown is what the one before it found. */
  searching: boolean
}

/** While somebody types a pattern, half of it may well be one that explodes, in milliseconds. */
export const PAUSE = 250

/** The answer of a search, asked for again when it or the project changes; null asks for nothing. */
export function useSearch<N extends Search>(
  name: N,
  input: Tasks[N][0] | null,
  { pause }: { pause: boolean },
): Searched<N> {
  const [state, setState] = useState<Searched<N>>({
    result: null,
    problem: null,
    searching: input !== null,
  })
  const head = useJournal().length
  const key = JSON.stringify(input)
  const exploded = useRef<string | null>(null)
  useEffect(() => {
    if (key === 'null') {
      setState({ result: null, problem: null, searching: false })
      return
    }
    // It would take as long again.
    if (exploded.current === key) return
    exploded.current = null
    let current = true
    const fail = (problem: Message) => setState({ result: null, problem, searching: false })
    const search = () => {
      const run = searches[name] as (input: Tasks[N][0]) => Promise<Tasks[N][1]>
      run(JSON.parse(key) as Tasks[N][0]).then(
        (result) => {
          if (!current) return
          if ('refused' in result) fail(result.refused)
          else setState({ result, problem: null, searching: false })
        },
        (error: unknown) => {
          if (!current) return
          if (error instanceof TookTooLong) {
            exploded.current = key
            fail({ key: 'find.tooLong', values: {} })
          } else fail({ key: 'find.failed', values: { reason: String(error) } })
        },
      )
    }
    setState(({ result }) => ({ result, problem: null, searching: true }))
    const timer = setTimeout(search, pause ? PAUSE : 0)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [name, key, head, pause])
  return state
}

import { useEffect, useRef, useState } from 'react'
import type { Message } from '#shared/messages/translate'
import type { IdOf } from '#shared/records/schema'
import { nothingYet, withPart, type Gathered } from '#workers/gathered'
import { gatherInWorker, stopGathering, TookTooLong } from '#workers/searchClient'
import type { Tasks } from '#workers/tasks'
import { useJournal } from '../app/session'
import { PAUSE } from './useSearch'

/** Why a search did not get through all transcripts. */
export type Stopped =
  | { why: 'asked' }
  /** The pattern explodes on this transcript, or its time for all of them was over there. */
  | { why: 'explodes' | 'slow'; on: IdOf<'source'> }

interface State {
  /** What was asked for when the rest of this was so. */
  key: string
  /** What has been found so far; while a search is young, what the one before it found. */
  gathered: Gathered | null
  /** There is no such search. */
  problem: Message | null
  stopped: Stopped | null
  searching: boolean
  /** Transcripts that the search under way has been through. */
  searched: number
}

type Input = Tasks['passages'][0]

/** What is shown grows in steps that the eye can follow, in milliseconds. */
const STEP = 100

const idle = { gathered: null, problem: null, stopped: null, searching: false, searched: 0 }

/**
 * Passages of many transcripts, which come as they are found, gathered again when the search or the project changes;
 * null asks for nothing. A search that was stopped is made again only as far as it had come.
 */
export function useGathered(input: Input | null, { pause }: { pause: boolean }) {
  const head = useJournal().length
  const key = JSON.stringify(input)
  const [state, setState] = useState<State>({ ...idle, key: 'null' })
  const shown = useRef<string | null>(null)
  const ended = useRef<{ searched: number; why: Stopped } | null>(null)
  const [tries, setTries] = useState(0)
  const stop = useRef(() => {})
  useEffect(() => {
    if (key === 'null') {
      shown.current = null
      setState({ ...idle, key })
      return
    }
    const asked = JSON.parse(key) as Input
    // After a change of the project the list stays as it is until the new one is whole.
    const again = shown.current === key
    const before = again ? ended.current : null
    ended.current = before
    let gathered = nothingYet()
    let drawn = 0
    let current = true
    const end = (last: Partial<State>) => {
      current = false
      shown.current = key
      setState({ ...idle, key, gathered, ...last })
    }
    const stopAt = (why: Stopped) => {
      ended.current = { searched: gathered.searched, why }
      end({ stopped: why, searched: gathered.searched })
    }
    const onPart = (part: Gathered) => {
      if (!current) return
      gathered = withPart(gathered, part)
      const { searched } = gathered
      if (performance.now() - drawn < STEP) return
      drawn = performance.now()
      const soFar = gathered
      if (again) return setState((state) => ({ ...state, searched }))
      shown.current = key
      setState((state) => ({ ...state, gathered: soFar, searched }))
    }
    const search = () => {
      const sourceIds = asked.sourceIds.slice(0, before?.searched)
      gatherInWorker({ ...asked, sourceIds }, onPart).then(
        (found) => {
          if (!current || 'superseded' in found) return
          if ('refused' in found) return end({ gathered: null, problem: found.refused })
          gathered = withPart(gathered, found.rest)
          if (found.tooSlow !== null) stopAt({ why: 'slow', on: found.tooSlow })
          else end({ stopped: before?.why ?? null, searched: gathered.searched })
        },
        (error: unknown) => {
          if (!current) return
          if (error instanceof TookTooLong) stopAt({ why: 'explodes', on: error.on })
          else {
            const reason = String(error)
            end({ gathered: null, problem: { key: 'find.failed', values: { reason } } })
          }
        },
      )
    }
    setState(({ gathered }) => ({ ...idle, key, gathered, searching: true }))
    const timer = setTimeout(search, pause ? PAUSE : 0)
    stop.current = () => {
      if (!current) return
      clearTimeout(timer)
      void stopGathering()
      stopAt({ why: 'asked' })
    }
    return () => {
      clearTimeout(timer)
      if (current) void stopGathering()
      current = false
    }
  }, [key, head, pause, tries])
  const retry = () => {
    shown.current = null
    setTries(tries + 1)
  }
  // While this is drawn for the first time, nobody has begun to search.
  const searching = state.searching || state.key !== key
  return { ...state, searching, stop: () => stop.current(), retry }
}

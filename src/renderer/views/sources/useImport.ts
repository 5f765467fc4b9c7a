import { useCallback, useEffect, useRef, useState } from 'react'
import { importSources, type NewSource } from '#shared/commands/importSources'
import type { ReadOptions } from '#shared/formats/transcripts/outcome'
import { isTranscriptName } from '#shared/formats/transcripts/readTranscript'
import { plainName } from '#shared/text/plainName'
import { compareNames } from '#shared/text/naturalOrder'
import type { PickedFile } from '#host/host'
import { startWorker, WorkerEnded, type WorkerClient } from '#workers/client'
import { useRun } from '../app/session'
import { incoming, offerOf, offerOfPaste, readOne, type Incoming, type Offer } from './incoming'

/** Reads chosen files one after the other in a worker of their own, and imports what the person keeps. */
export function useImport() {
  const run = useRun()
  const [items, setItems] = useState<readonly Incoming[]>([])
  const [passedOver, setPassedOver] = useState<readonly string[]>([])
  const worker = useRef<WorkerClient | null>(null)
  const lastId = useRef(0)
  const queue = useRef<Incoming[]>([])
  const reading = useRef(false)

  const patch = useCallback((id: number, change: Partial<Incoming>) => {
    setItems((all) => all.map((item) => (item.id === id ? { ...item, ...change } : item)))
  }, [])

  const drain = useCallback(async () => {
    if (reading.current) return
    reading.current = true
    try {
      for (let next = queue.current.shift(); next; next = queue.current.shift()) {
        worker.current ??= startWorker()
        const outcome = await readOne(worker.current, next)
        if (!outcome.ok && outcome.problem.key === 'files.tookTooLong') worker.current = null
        const state: Incoming['state'] = outcome.ok
          ? { name: 'read', outcome }
          : { name: 'failed', problem: outcome.problem }
        patch(next.id, { state, chosen: outcome.ok })
      }
    } catch (error) {
      if (!(error instanceof WorkerEnded)) throw error
    } finally {
      reading.current = false
    }
  }, [patch])

  const offer = useCallback(
    (offers: readonly Offer[]) => {
      const added = offers.map((one) => incoming(one, (lastId.current += 1)))
      queue.current.push(...added)
      setItems((all) => [...all, ...added])
      void drain()
    },
    [drain],
  )

  const add = useCallback(
    (files: readonly PickedFile[]) => {
      const sorted = files.toSorted(
        (a, b) => compareNames(a.folder, b.folder) || compareNames(a.name, b.name),
      )
      // A folder holds other things too; only what may be a transcript is taken out of it.
      const mayBe = (file: PickedFile) => file.folder === '' || isTranscriptName(file.name)
      offer(sorted.filter(mayBe).map(offerOf))
      const others = sorted.filter((file) => !mayBe(file)).map(({ name }) => plainName(name))
      setPassedOver((all) => [...all, ...others])
    },
    [offer],
  )

  const paste = useCallback(
    (name: string, text: string) => offer([offerOfPaste(name, text)]),
    [offer],
  )

  const reread = useCallback(
    (item: Incoming, options: ReadOptions) => {
      const again: Incoming = { ...item, options, state: { name: 'waiting' } }
      patch(item.id, { options, state: { name: 'waiting' } })
      queue.current.push(again)
      void drain()
    },
    [drain, patch],
  )

  /** Ends the reading; what has not been read yet is dropped, what has been stays. */
  const stop = useCallback(() => {
    queue.current = []
    worker.current?.end()
    worker.current = null
    setItems((all) => all.filter(({ state }) => state.name !== 'waiting'))
  }, [])
  useEffect(() => () => worker.current?.end(), [])

  const bringIn = useCallback(
    (kindName: string | null) => {
      const sources = items.flatMap(({ chosen, state, caseName }): NewSource[] => {
        if (!chosen || state.name !== 'read') return []
        const { name, format, fileName, encoding, doc } = state.outcome.transcript
        const cases = kindName !== null && caseName.trim() !== '' ? [{ kindName, caseName }] : []
        return [{ name, format, fileName, encoding, doc, cases }]
      })
      return run(importSources, { sources })
    },
    [items, run],
  )

  return { items, passedOver, add, paste, patch, reread, stop, bringIn }
}

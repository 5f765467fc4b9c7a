import { useCallback, useEffect, useRef, useState } from 'react'
import { importSources, type NewSource } from '#shared/commands/importSources'
import { caseNameFrom } from '#shared/formats/caseName'
import type { Outcome, ReadOptions } from '#shared/formats/transcripts/outcome'
import { isTranscriptName } from '#shared/formats/transcripts/readTranscript'
import type { Message } from '#shared/messages/translate'
import type { PickedFile } from '#host/host'
import { startWorker, WorkerEnded, type WorkerClient } from '#workers/client'
import { useRun } from '../app/session'

/** No transcript takes this long; what does is given up so that the others come in. */
const LIMIT_SECONDS = 60

/** A file on its way in. */
export interface Incoming {
  id: number
  file: PickedFile
  options: ReadOptions
  state:
    | { name: 'waiting' }
    | { name: 'read'; outcome: Extract<Outcome, { ok: true }> }
    | { name: 'failed'; problem: Message }
  /** Comes in when the person says so. */
  chosen: boolean
  /** The case that the whole transcript belongs to; empty for none. */
  caseName: string
}

const stateOf = (outcome: Outcome): Incoming['state'] =>
  outcome.ok ? { name: 'read', outcome } : { name: 'failed', problem: outcome.problem }

async function readOne(worker: WorkerClient, { file, options }: Incoming): Promise<Outcome> {
  const bytes = await file.bytes()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<Outcome>((resolve) => {
    timer = setTimeout(
      () =>
        resolve({ ok: false, problem: { key: 'files.tookTooLong', values: { file: file.name } } }),
      LIMIT_SECONDS * 1000,
    )
  })
  try {
    return await Promise.race([
      worker.run('readTranscript', { name: file.name, bytes, options }),
      tooLong,
    ])
  } catch (error) {
    if (error instanceof WorkerEnded) throw error
    const values = { file: file.name, reason: String(error) }
    return { ok: false, problem: { key: 'files.failed', values } }
  } finally {
    clearTimeout(timer)
  }
}

/** Reads chosen files one after the other in a worker of their own, and imports what the person keeps. */
export function useImport() {
  const run = useRun()
  const [items, setItems] = useState<readonly Incoming[]>([])
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
        if (!outcome.ok && outcome.problem.key === 'files.tookTooLong') {
          worker.current.end()
          worker.current = null
        }
        patch(next.id, { state: stateOf(outcome), chosen: outcome.ok })
      }
    } catch (error) {
      if (!(error instanceof WorkerEnded)) throw error
    } finally {
      reading.current = false
    }
  }, [patch])

  const add = useCallback(
    (files: readonly PickedFile[]) => {
      // A folder holds other things too; only what may be a transcript is taken out of it.
      const wanted = files.filter((file) => file.folder === '' || isTranscriptName(file.name))
      const added = wanted.map((file): Incoming => ({
        id: (lastId.current += 1),
        file,
        options: {},
        state: { name: 'waiting' },
        chosen: false,
        caseName: caseNameFrom(file.name),
      }))
      queue.current.push(...added)
      setItems((all) => [...all, ...added])
      void drain()
    },
    [drain],
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

  return { items, add, patch, reread, stop, bringIn }
}

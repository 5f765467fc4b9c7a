import { useCallback, useEffect, useRef, useState } from 'react'
import { editText } from '#shared/commands/editText'
import type { Message } from '#shared/messages/translate'
import type { Coding, Source, SourceText } from '#shared/records/schema'
import type { Transcript } from '#shared/records/transcript'
import type { Span } from '#shared/text/anchor'
import { canonicalText } from '#shared/text/canonical'
import type { CarryOver } from '#shared/text/carryOver'
import type { PickedFile } from '#host/host'
import { textOf } from '#storage/queries'
import { startWorker, WorkerEnded, type WorkerClient } from '#workers/client'
import { GivenUp, withinLimit } from '#workers/limited'
import { useHost } from '../../app/hostContext'
import { settled } from '../../app/pending'
import { useRun, useSession } from '../../app/session'

/** A corrected transcript that has been read and compared with the one in the project. */
export interface NewVersion {
  before: SourceText
  doc: Transcript
  after: string
  over: CarryOver
}

type State =
  | { name: 'asking' }
  /** `done` from 0 to 1; null while nobody can tell. */
  | { name: 'reading'; done: number | null }
  | { name: 'failed'; problem: Message }
  | { name: 'compared'; version: NewVersion }

/** Reads a corrected version of a transcript, compares it in a worker, and puts it in the place of the old one. */
export function useNewVersion(source: Source) {
  const host = useHost()
  const run = useRun()
  const { db, mirror } = useSession()
  const [state, setState] = useState<State>({ name: 'asking' })
  const worker = useRef<WorkerClient | null>(null)
  useEffect(() => () => worker.current?.end(), [])

  const read = useCallback(
    async (own: WorkerClient, file: PickedFile): Promise<State> => {
      const bytes = await file.bytes()
      const reading = own.run('readTranscript', { name: file.name, bytes, options: {} })
      const outcome = await withinLimit(own, reading)
      if (!outcome.ok) return { name: 'failed', problem: outcome.problem }
      await settled()
      const before = await textOf(db, source.id)
      if (!before) throw new Error(`${source.id} has no text`)
      const { doc } = outcome.transcript
      const after = canonicalText(doc)
      const codings = mirror.all('coding').filter(({ sourceId }) => sourceId === source.id)
      const over = await own.run(
        'compareVersions',
        { before: before.text, after, codings },
        ({ done }) => setState({ name: 'reading', done }),
      )
      return { name: 'compared', version: { before, doc, after, over } }
    },
    [db, mirror, source.id],
  )
  const choose = useCallback(async () => {
    const [file] = await host.openFiles({ purpose: 'transcripts' })
    if (!file) return
    worker.current?.end()
    const own = (worker.current = startWorker())
    setState({ name: 'reading', done: null })
    try {
      const next = await read(own, file)
      if (worker.current === own) setState(next)
    } catch (error) {
      if (error instanceof WorkerEnded || worker.current !== own) return
      const reason = error instanceof Error ? error.message : String(error)
      const values = { file: file.name, reason }
      const key = error instanceof GivenUp ? 'files.tookTooLong' : 'files.failed'
      setState({ name: 'failed', problem: { key, values } })
    }
  }, [host, read])
  /** Ends the reading and comparing; nothing has changed. */
  const stop = useCallback(() => {
    worker.current?.end()
    worker.current = null
    setState({ name: 'asking' })
  }, [])

  const take = useCallback(
    ({ before, doc, over }: NewVersion, placed: Readonly<Record<Coding['id'], Span | null>>) =>
      run(editText, {
        sourceId: source.id,
        base: before.text,
        runs: over.changes.length > 0 ? [over.changes] : [],
        doc,
        placed,
      }),
    [run, source.id],
  )
  const after = state.name === 'compared' ? state.version.after : ''
  /** Where words stand in the new text; nowhere once the dialog is closed. */
  const seek = useCallback(
    async (words: string): Promise<Span[]> => {
      try {
        return (await worker.current?.run('placesIn', { text: after, words })) ?? []
      } catch (error) {
        if (error instanceof WorkerEnded) return []
        throw error
      }
    },
    [after],
  )
  return { state, choose, stop, take, seek }
}

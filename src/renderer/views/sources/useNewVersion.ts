import { useCallback, useEffect, useRef, useState } from 'react'
import { editText } from '#shared/commands/editText'
import type { Message } from '#shared/messages/translate'
import type { Coding, Source, SourceText } from '#shared/records/schema'
import type { Transcript } from '#shared/records/transcript'
import type { Span } from '#shared/text/anchor'
import { canonicalText } from '#shared/text/canonical'
import type { CarryOver } from '#shared/text/carryOver'
import { textOf } from '#storage/queries'
import { startWorker, WorkerEnded, type WorkerClient } from '#workers/client'
import { useHost } from '../app/hostContext'
import { settled } from '../app/pending'
import { useRun, useSession } from '../app/session'

/** A corrected transcript that has been read and compared with the one in the project. */
export interface NewVersion {
  before: SourceText
  doc: Transcript
  after: string
  over: CarryOver
}

type State =
  | { name: 'asking' }
  | { name: 'reading' }
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

  const choose = useCallback(async () => {
    const [file] = await host.openFiles({ purpose: 'transcripts' })
    if (!file) return
    setState({ name: 'reading' })
    try {
      worker.current ??= startWorker()
      const bytes = await file.bytes()
      const read = await worker.current.run('readTranscript', {
        name: file.name,
        bytes,
        options: {},
      })
      if (!read.ok) return setState({ name: 'failed', problem: read.problem })
      await settled()
      const before = await textOf(db, source.id)
      if (!before) throw new Error(`${source.id} has no text`)
      const { doc } = read.transcript
      const after = canonicalText(doc)
      const codings = mirror.all('coding').filter(({ sourceId }) => sourceId === source.id)
      const over = await worker.current.run('compareVersions', {
        before: before.text,
        after,
        codings,
      })
      setState({ name: 'compared', version: { before, doc, after, over } })
    } catch (error) {
      if (error instanceof WorkerEnded) return
      const reason = error instanceof Error ? error.message : String(error)
      const values = { file: file.name, reason }
      setState({ name: 'failed', problem: { key: 'files.failed', values } })
    }
  }, [db, host, mirror, source.id])

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
  return { state, choose, take }
}

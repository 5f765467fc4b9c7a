import { useCallback, useEffect, useRef, useState } from 'react'
import type { Message } from '#shared/messages/translate'
import { plainName } from '#shared/text/plainName'
import { WorkerEnded } from '#workers/client'
import { GivenUp, readFile, type ReadableFile } from '#workers/limited'
import type { Tasks } from '#workers/tasks'

type Failed = { ok: false; problem: Message }

/** Reads one file at a time in a worker that the person can stop, and that a file which never ends can't hold up. */
export function useFileReading<N extends ReadableFile>(task: N) {
  const stopping = useRef<() => void>(() => {})
  const [file, setFile] = useState<string | null>(null)
  useEffect(() => () => stopping.current(), [])

  /** What the file is, or why it can't be read; null when the reading was stopped. */
  const read = useCallback(
    async (name: string, input: Tasks[N][0]): Promise<Tasks[N][1] | Failed | null> => {
      const shown = plainName(name)
      stopping.current()
      const { outcome, stop } = readFile(task, input)
      stopping.current = stop
      setFile(shown)
      try {
        return await outcome
      } catch (error) {
        if (error instanceof WorkerEnded) return null
        const reason = error instanceof Error ? error.message : String(error)
        const key = error instanceof GivenUp ? 'files.tookTooLong' : 'files.failed'
        return { ok: false, problem: { key, values: { file: shown, reason } } }
      } finally {
        if (stopping.current === stop) setFile(null)
      }
    },
    [task],
  )
  const stop = useCallback(() => stopping.current(), [])
  /** `file` is the name of what is being read. */
  return { file, read, stop }
}

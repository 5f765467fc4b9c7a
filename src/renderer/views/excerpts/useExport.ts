import { useState } from 'react'
import type { ExportRequest } from '#shared/formats/exportProject'
import type { NameTable } from '#shared/pseudonyms/table'
import { startWorker, WorkerEnded, type WorkerClient } from '#workers/client'
import { useHost } from '../app/hostContext'
import { useLocale, useT } from '../app/language'
import { useProject, useSession } from '../app/session'
import { mayWriteFile } from '../pseudonyms/left'
import { knownOf, tableOf } from '../pseudonyms/state'
import { useToasts } from '../app/toasts'
import { reasonOf } from '../safety/wording'

/** What an export is at, and how to end it. */
export interface RunningExport {
  stage: 'reading' | 'writing'
  end: () => void
}

/** The most of a name that a file's name takes: systems allow 255 bytes for all of it. */
const LONGEST = 70

const shortened = (name: string) => [...name].slice(0, LONGEST).join('').trim()

/** Writes an export in a worker of its own, which can be ended, and offers it to be saved. */
export function useExport() {
  const t = useT()
  const locale = useLocale()
  const host = useHost()
  const session = useSession()
  const { uuid } = session
  const project = useProject()
  const say = useToasts((state) => state.say)
  const [running, setRunning] = useState<RunningExport | null>(null)

  /** Says whether it was saved. */
  const write = async (request: ExportRequest, title: string): Promise<boolean> => {
    const worker: WorkerClient = startWorker()
    const end = () => worker.end()
    setRunning({ stage: 'reading', end })
    try {
      const bytesOf = (veil: NameTable) =>
        worker.run('export', { projectUuid: uuid, request, locale, veil }, ({ stage }) =>
          setRunning({ stage, end }),
        )
      let bytes = await bytesOf([])
      const name = `${shortened(project.name)} - ${shortened(title)}.${request.format}`
      setRunning(null)
      const how = await mayWriteFile(session, name, bytes, { canVeil: request.kind === 'audit' })
      if (how === 'veiled') {
        bytes = await bytesOf(tableOf(knownOf(uuid).rows))
        setRunning(null)
      }
      // A name that has no pseudonym is left.
      if (!how || (how === 'veiled' && !(await mayWriteFile(session, name, bytes)))) return false
      const saved = await host.saveFile(name, bytes)
      if (saved) say({ text: t('export.done', { file: saved.name }) })
      return saved !== null
    } catch (error) {
      if (!(error instanceof WorkerEnded))
        say({ text: t('app.notSaved', { reason: reasonOf(error, t) }), bad: true })
      return false
    } finally {
      worker.end()
      setRunning(null)
    }
  }
  return { running, write }
}

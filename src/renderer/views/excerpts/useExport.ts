import { useState } from 'react'
import type { ExportRequest } from '#shared/formats/exportProject'
import { startWorker, WorkerEnded, type WorkerClient } from '#workers/client'
import { useHost } from '../app/hostContext'
import { useLocale, useT } from '../app/language'
import { useProject, useSession } from '../app/session'
import { mayWriteFile } from '../pseudonyms/left'
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
  const { uuid } = useSession()
  const project = useProject()
  const say = useToasts((state) => state.say)
  const [running, setRunning] = useState<RunningExport | null>(null)

  /** Says whether it was saved. */
  const write = async (request: ExportRequest, title: string): Promise<boolean> => {
    const worker: WorkerClient = startWorker()
    const end = () => worker.end()
    setRunning({ stage: 'reading', end })
    try {
      const bytes = await worker.run(
        'export',
        { projectUuid: uuid, request, locale },
        ({ stage }) => setRunning({ stage, end }),
      )
      const name = `${shortened(project.name)} - ${shortened(title)}.${request.format}`
      setRunning(null)
      if (!(await mayWriteFile(uuid, name, bytes))) return false
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

import { useDeferredValue, useEffect } from 'react'
import { useLiveQuery } from 'dexie-react-hooks'
import { findProject } from '#storage/catalogue'
import { useHost } from '../app/hostContext'
import { useJournal, useSession } from '../app/session'

/** How far the project file is behind the project. */
export interface Unsaved {
  /** The name of the file; null where there is none yet. */
  file: string | null
  /** Steps that are in no file. */
  behind: number
  /** When the first of them was, in milliseconds since 1970; null where there is none. */
  since: number | null
}

export function useUnsaved(): Unsaved {
  const { uuid } = useSession()
  const journal = useDeferredValue(useJournal())
  const entry = useLiveQuery(() => findProject(uuid), [uuid])
  const saved = entry?.savedSeq ?? 0
  const head = journal.at(-1)?.seq ?? 0
  const first = journal[saved]
  return { file: entry?.savedAs ?? null, behind: head - saved, since: first?.at ?? null }
}

/** Where the browser is the only place that has the last steps, it asks before its window closes. */
export function useLeaveReminder(behind: number): void {
  const { vault } = useHost()
  const isAtRisk = vault === null && behind > 0
  useEffect(() => {
    if (!isAtRisk) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isAtRisk])
}

import {
  createContext,
  useCallback,
  useContext,
  useDeferredValue,
  useMemo,
  useSyncExternalStore,
} from 'react'
import type { Command } from '#shared/commands/command'
import type { JournalEntry } from '#shared/records/journal'
import type { Project, RecordOf } from '#shared/records/schema'
import { wasRefused, type Outcome } from '#history/history'
import type { Session } from '#history/projects'
import type { MirroredType } from '#storage/mirror'
import { reasonOf } from '../safety/wording'
import { useT } from './language'
import { settled } from './pending'
import { useToasts } from './toasts'

const Current = createContext<Session | null>(null)
export const SessionProvider = Current

export function useSession(): Session {
  const session = useContext(Current)
  if (!session) throw new Error('No project is open around this view')
  return session
}

/** All records of a type, live. */
export function useRecords<T extends MirroredType>(type: T): readonly RecordOf<T>[] {
  const { mirror } = useSession()
  return useSyncExternalStore(
    useCallback((listener: () => void) => mirror.subscribe(type, listener), [mirror, type]),
    () => mirror.all(type),
  )
}

/**
 * All records of a type, for what may be a moment late, such as a count in a list: what a person has just done is
 * painted first.
 */
export const useRecordsSoon = <T extends MirroredType>(type: T): readonly RecordOf<T>[] =>
  useDeferredValue(useRecords(type))

/** One record, live; undefined where there is none. */
export function useRecord<T extends MirroredType>(type: T, id: string): RecordOf<T> | undefined {
  const { mirror } = useSession()
  return useSyncExternalStore(
    useCallback((listener: () => void) => mirror.subscribe(type, listener), [mirror, type]),
    () => mirror.get(type, id),
  )
}

/** All records of a type by their ids, live. */
export function useRecordsById<T extends MirroredType>(type: T): ReadonlyMap<string, RecordOf<T>> {
  const records = useRecords(type)
  return useMemo(() => new Map(records.map((record) => [record.id, record])), [records])
}

export function useJournal(): readonly JournalEntry[] {
  const { mirror } = useSession()
  return useSyncExternalStore(
    useCallback((listener: () => void) => mirror.subscribe('journal', listener), [mirror]),
    mirror.journal,
  )
}

export function useProject(): Project {
  const [project] = useRecords('project')
  if (!project) throw new Error('The open project has no project record')
  return project
}

/** Does something to the project and tells the person when it could not be done, and why. */
export function useAttempt() {
  const t = useT()
  const say = useToasts((state) => state.say)
  return useCallback(
    async (attempt: Promise<Outcome>): Promise<Outcome> => {
      try {
        const outcome = await attempt
        if (wasRefused(outcome)) say({ text: t(outcome.refused.key, outcome.refused.values) })
        return outcome
      } catch (error) {
        say({ text: t('app.notSaved', { reason: reasonOf(error, t) }), bad: true })
        throw error
      }
    },
    [t, say],
  )
}

/** Runs a command on the open project; a refusal is shown and returned. */
export function useRun() {
  const { history } = useSession()
  const attempt = useAttempt()
  return useCallback(
    <Args, Slice>(command: Command<Args, Slice>, args: Args) =>
      attempt(settled().then(() => history.run(command, args))),
    [attempt, history],
  )
}

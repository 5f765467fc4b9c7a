import { useLiveQuery } from 'dexie-react-hooks'
import { findProject } from '#storage/catalogue'
import { useSession } from '../app/session'

/** Whether the open project is encrypted; undefined until that is known. */
export function useIsSealed(): boolean | undefined {
  const { uuid } = useSession()
  const entry = useLiveQuery(() => findProject(uuid), [uuid])
  return entry && entry.lock !== undefined
}

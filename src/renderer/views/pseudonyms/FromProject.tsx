import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fold } from '#shared/text/naturalOrder'
import { sharedWorker } from '#workers/client'
import { useT } from '../app/language'
import { useRecords, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { MenuButton } from '../controls/Menu'

/** Speakers and cases to choose from that are not in the table yet. */
export function useSuggestions(taken: ReadonlySet<string>) {
  const { uuid } = useSession()
  const cases = useRecords('case')
  const [speakers, setSpeakers] = useState<readonly string[]>([])
  useEffect(() => {
    let gone = false
    void sharedWorker()
      .run('speakers', { projectUuid: uuid })
      .then((found) => !gone && setSpeakers(found.map(({ name }) => name)))
    return () => {
      gone = true
    }
  }, [uuid])
  const free = (names: readonly string[]) => [
    ...new Map(
      names.filter((name) => !taken.has(fold(name))).map((name) => [fold(name), name]),
    ).values(),
  ]
  return { speakers: free(speakers), cases: free(cases.map(({ name }) => name)) }
}

/** Puts names that the project has into the table. */
export function FromProject({
  label,
  names,
  onAdd,
}: {
  label: string
  names: readonly string[]
  onAdd: (names: readonly string[]) => void
}) {
  const t = useT()
  return (
    <MenuButton
      label={label}
      button={
        <Button small isDisabled={names.length === 0}>
          <Plus size={14} aria-hidden /> {label}
        </Button>
      }
      entries={[
        { id: 'all', label: t('names.all', { count: names.length }), onAction: () => onAdd(names) },
        null,
        ...names.map((name) => ({ id: `of ${name}`, label: name, onAction: () => onAdd([name]) })),
      ]}
    />
  )
}

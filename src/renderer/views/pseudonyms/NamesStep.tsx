import { FolderKey, ListOrdered, Plus, Save, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fold } from '#shared/text/naturalOrder'
import { sharedWorker } from '#workers/client'
import { useT } from '../app/language'
import { useRecords, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { MenuButton } from '../controls/Menu'
import { NameRows } from './NameRows'
import { problemsOf } from './problems'
import { emptyRow, firstRow, isKept, namedRows, tableOf, useKnown, useNames } from './state'
import { StepFrame, type StepProps } from './StepFrame'
import type { Places } from './usePlaces'

/** Speakers and cases to choose from that are not in the table yet. */
function useSuggestions(taken: ReadonlySet<string>) {
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

function FromProject({
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

/** Who is behind which pseudonym, and how often each name is found. */
export function NamesStep({
  places,
  isWaiting,
  go,
  onOpenKey,
  onClose,
}: StepProps & {
  places: Places | null
  /** The places are wanted as soon as they are found. */
  isWaiting: boolean
  onOpenKey: () => void
}) {
  const t = useT()
  const { uuid } = useSession()
  const known = useKnown(uuid)
  const { rows, rounds } = known
  const set = useNames((state) => state.set)
  const shown = rows.length === 0 ? [firstRow] : rows
  const put = (next: typeof rows) => set(uuid, { rows: next })
  const table = tableOf(rows)
  const suggestions = useSuggestions(new Set(rows.map(({ name }) => fold(name))))
  const named = namedRows(rows)
  const counts = places && new Map<number, number>()
  for (const { entry, changes } of places?.places ?? []) {
    const id = named[entry]!.id
    counts!.set(id, (counts!.get(id) ?? 0) + changes.length)
  }
  const add = (names: readonly string[]) =>
    put([...namedRows(rows), ...names.map((name) => emptyRow({ name }))])
  const number = () => {
    let last = rows.filter(({ pseudonym }) => pseudonym.trim() !== '').length
    put(
      rows.map((row) => {
        if (row.name.trim() === '' || row.pseudonym.trim() !== '') return row
        last += 1
        return { ...row, pseudonym: t('names.person', { number: last }) }
      }),
    )
  }
  const hasEmpty = named.some(({ pseudonym }) => pseudonym.trim() === '')
  const canGo = table.some(({ pseudonym }) => pseudonym !== '')
  return (
    <StepFrame
      title={t('names.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onOpenKey}>
            <FolderKey size={15} aria-hidden /> {t('names.openKey')}
          </Button>
          {rounds.length > 0 && (
            <Button onPress={() => go('back')}>
              <Undo2 size={15} aria-hidden /> {t('names.bringBack')}
            </Button>
          )}
          <span className="grow" />
          <Button isDisabled={isKept(known)} onPress={() => go('save')}>
            <Save size={15} aria-hidden /> {t('names.saveKeyStep')}
          </Button>
          <Button look="primary" isDisabled={!canGo || isWaiting} onPress={() => go('preview')}>
            {t(isWaiting ? 'names.counting' : 'names.preview')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="muted">
          {t('names.about')} {t('names.inMemory')}
        </p>
        <NameRows
          rows={shown}
          counts={counts}
          onChange={(id, change) =>
            put(shown.map((row) => (row.id === id ? { ...row, ...change } : row)))
          }
          onRemove={(id) => put(shown.filter((row) => row.id !== id))}
        />
        <div className="row wrap">
          <Button small onPress={() => put([...shown, emptyRow()])}>
            <Plus size={14} aria-hidden /> {t('names.add')}
          </Button>
          <FromProject label={t('names.fromSpeakers')} names={suggestions.speakers} onAdd={add} />
          <FromProject label={t('names.fromCases')} names={suggestions.cases} onAdd={add} />
          <Button small look="quiet" isDisabled={!hasEmpty} onPress={number}>
            <ListOrdered size={14} aria-hidden /> {t('names.number')}
          </Button>
        </div>
        {!isKept(known) && <p className="muted">{t('names.notKept')}</p>}
        {problemsOf(table, t).map((problem) => (
          <p key={problem} className="notice warn">
            {problem}
          </p>
        ))}
      </div>
    </StepFrame>
  )
}

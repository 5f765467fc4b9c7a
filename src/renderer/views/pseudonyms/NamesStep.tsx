import { FolderKey, ListOrdered, ListPlus, Plus, Save, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { fold } from '#shared/text/naturalOrder'
import { useT } from '../app/language'
import { useSession } from '../app/session'
import { Button } from '../controls/Button'
import { FromProject, useSuggestions } from './FromProject'
import { withForm } from './NameRow'
import { NameRows } from './NameRows'
import type { PastedRow } from './pasted'
import { problemsOf } from './problems'
import {
  emptyRow,
  firstRow,
  isKept,
  namedRows,
  tableOf,
  useKnown,
  useNames,
  type Row,
} from './state'
import { StepFrame, type StepProps } from './StepFrame'
import { ownParts, useParts } from './useParts'
import type { Places } from './usePlaces'

/** How often each row is found, by its id. */
function countsOf({ places }: Places, named: readonly Row[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { entry, changes } of places) {
    const { id } = named[entry]!
    counts.set(id, (counts.get(id) ?? 0) + changes.length)
  }
  return counts
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
  const all = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const known = useKnown(uuid)
  const { rows, rounds } = known
  const set = useNames((state) => state.set)
  const shown = rows.length === 0 ? [firstRow] : rows
  const put = (next: typeof rows) => set(uuid, { rows: next })
  const table = tableOf(rows)
  const suggestions = useSuggestions(new Set(rows.map(({ name }) => fold(name))))
  const named = namedRows(rows)
  const parts = useParts(rows, places)
  const own = ownParts(parts)
  const add = (names: readonly string[]) =>
    put([...namedRows(rows), ...names.map((name) => emptyRow({ name }))])
  const paste = (id: number, pasted: readonly PastedRow[]) =>
    // The row in which was pasted stays, and the focus in it.
    put(
      shown.flatMap((row) =>
        row.id === id
          ? pasted.map((one, i) => (i === 0 ? { ...row, ...one } : emptyRow(one)))
          : [row],
      ),
    )
  const remove = (id: number) => {
    const at = shown.findIndex((row) => row.id === id)
    put(shown.filter((row) => row.id !== id))
    // The button that was pressed goes with its row; the row that comes to its place has the focus then.
    requestAnimationFrame(() => {
      const names = all.current?.querySelectorAll<HTMLElement>('tr > td:first-child input') ?? []
      names[Math.min(at, names.length - 1)]?.focus()
    })
  }
  const addForms = () => {
    // The button that was pressed goes away.
    all.current?.querySelector('input')?.focus()
    put(
      rows.map((row) => {
        const its = own.filter((part) => part.row === row.id)
        return its.reduce((to, { form }) => ({ ...to, forms: withForm(to.forms, form) }), row)
      }),
    )
  }
  const number = () => {
    // The button that was pressed has nothing more to do and lets go of the focus.
    bar.current?.querySelector('button')?.focus()
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
      <div className="stack" ref={all}>
        <p className="muted">
          {t('names.about')} {t('names.inMemory')} {t('names.paste')}
        </p>
        {own.length > 1 && (
          <div>
            <Button small onPress={addForms}>
              <ListPlus size={14} aria-hidden /> {t('names.addForms', { count: own.length })}
            </Button>
          </div>
        )}
        <NameRows
          rows={shown}
          counts={places && countsOf(places, named)}
          parts={parts}
          onChange={(id, change) =>
            put(shown.map((row) => (row.id === id ? { ...row, ...change } : row)))
          }
          onPaste={paste}
          onRemove={remove}
        />
        <div className="row wrap" ref={bar}>
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

import type { NameTable } from '#shared/pseudonyms/table'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { Checkbox } from '../controls/Field'
import { VirtualList } from '../controls/VirtualList'
import { PlaceLine } from './PlaceLine'
import { StepFrame, type StepProps } from './StepFrame'
import type { Places } from './usePlaces'

type Item = { entry: number; of: readonly number[] } | { place: number }

/** Each name with the places where it stands, in the order of the table. */
function itemsOf(places: Places['places'], table: NameTable): Item[] {
  const byEntry = table.map((): number[] => [])
  places.forEach(({ entry }, i) => byEntry[entry]!.push(i))
  return byEntry.flatMap((of, entry): Item[] =>
    of.length === 0 ? [] : [{ entry, of }, ...of.map((place) => ({ place }))],
  )
}

const HEAD = 44
const LINE = 34

/** Every place where a name would be replaced, with a tick each. */
export function PreviewStep({
  table,
  found,
  off,
  setOff,
  go,
  onClose,
}: StepProps & {
  table: NameTable
  found: Places
  /** The places that are left as they are. */
  off: ReadonlySet<number>
  setOff: (off: ReadonlySet<number>) => void
}) {
  const t = useT()
  const { places, where } = found
  const items = itemsOf(places, table)
  const put = (of: readonly number[], on: boolean) => {
    const next = new Set(off)
    for (const i of of) {
      if (on) next.delete(i)
      else next.add(i)
    }
    setOff(next)
  }
  const sizeOf = (i: number) => places[i]!.changes.length
  const count = places.reduce((sum, _, i) => (off.has(i) ? sum : sum + sizeOf(i)), 0)
  return (
    <StepFrame
      title={t('names.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => go('names')}>{t('names.back')}</Button>
          <span className="grow" />
          <Button look="primary" isDisabled={count === 0} onPress={() => go('key')}>
            {t('names.toKey', { count })}
          </Button>
        </>
      }
    >
      {items.length === 0 ? (
        <p className="notice">{t('names.nothingFound')}</p>
      ) : (
        <VirtualList
          items={items}
          keyOf={(item) => ('of' in item ? `name ${item.entry}` : String(item.place))}
          estimate={(item) => ('of' in item ? HEAD : LINE)}
          label={t('names.title')}
          className="places"
        >
          {(item) => {
            if ('of' in item) {
              const { name, pseudonym } = table[item.entry]!
              const on = item.of.filter((i) => !off.has(i))
              return (
                <div className="place-head">
                  <Checkbox
                    aria-label={t('names.replaceAll', { name })}
                    isSelected={on.length === item.of.length}
                    isIndeterminate={on.length > 0 && on.length < item.of.length}
                    onChange={(selected) => put(item.of, selected)}
                  >
                    <strong>
                      {name} → {pseudonym}
                    </strong>
                  </Checkbox>
                  <span className="muted number">
                    {t('names.chosenOf', {
                      chosen: on.reduce((sum, i) => sum + sizeOf(i), 0),
                      count: item.of.reduce((sum, i) => sum + sizeOf(i), 0),
                    })}
                  </span>
                </div>
              )
            }
            const place = places[item.place]!
            const { before, found: word, after } = place
            return (
              <PlaceLine
                place={place}
                where={where}
                note={place.doubtful ? t('names.doubtful') : null}
                mark={
                  <Checkbox
                    aria-label={t('names.replaceHere', { before, found: word, after })}
                    isSelected={!off.has(item.place)}
                    onChange={(selected) => put([item.place], selected)}
                  />
                }
              />
            )
          }}
        </VirtualList>
      )}
    </StepFrame>
  )
}

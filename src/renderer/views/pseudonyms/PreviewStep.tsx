import { useState } from 'react'
import type { NameTable } from '#shared/pseudonyms/table'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { Checkbox } from '../controls/Field'
import { VirtualList } from '../controls/VirtualList'
import { PlaceHead } from './PlaceHead'
import { PlaceLine } from './PlaceLine'
import { StepFrame, type StepProps } from './StepFrame'
import type { Places } from './usePlaces'

type Item = { entry: number; of: readonly number[] } | { place: number }

/** Each name with the places where it stands, in the order of the table; of the folded ones the name alone. */
function itemsOf(
  places: Places['places'],
  table: NameTable,
  { folded, onlyDoubtful }: { folded: ReadonlySet<number>; onlyDoubtful: boolean },
): Item[] {
  const byEntry = table.map((): number[] => [])
  places.forEach(({ entry, doubtful }, i) => {
    if (doubtful || !onlyDoubtful) byEntry[entry]!.push(i)
  })
  return byEntry.flatMap((of, entry): Item[] => {
    if (of.length === 0) return []
    return [{ entry, of }, ...(folded.has(entry) ? [] : of.map((place) => ({ place })))]
  })
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
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const [onlyDoubtful, setOnlyDoubtful] = useState(false)
  const doubts = places.filter(({ doubtful }) => doubtful).length
  const items = itemsOf(places, table, { folded, onlyDoubtful })
  const put = (of: readonly number[], on: boolean) => {
    const next = new Set(off)
    for (const i of of) {
      if (on) next.delete(i)
      else next.add(i)
    }
    setOff(next)
  }
  const fold = (entry: number) => {
    const next = new Set(folded)
    if (!next.delete(entry)) next.add(entry)
    setFolded(next)
  }
  const sizeOf = (i: number) => places[i]!.changes.length
  const sum = (of: readonly number[]) => of.reduce((all, i) => all + sizeOf(i), 0)
  const count = sum([...places.keys()].filter((i) => !off.has(i)))
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
        <div className="stack preview-step">
          <div className="spread preview-head">
            <p className="muted">{t('names.previewAbout')}</p>
            {doubts > 0 && (
              <Checkbox isSelected={onlyDoubtful} onChange={setOnlyDoubtful}>
                {t('names.onlyDoubtful', { count: doubts })}
              </Checkbox>
            )}
          </div>
          <VirtualList
            items={items}
            keyOf={(item) => ('of' in item ? `name ${item.entry}` : String(item.place))}
            estimate={(item) => ('of' in item ? HEAD : LINE)}
            label={t('names.title')}
            className="places"
          >
            {(item) => {
              if ('of' in item) {
                const on = item.of.filter((i) => !off.has(i))
                return (
                  <PlaceHead
                    {...table[item.entry]!}
                    isFolded={folded.has(item.entry)}
                    onFold={() => fold(item.entry)}
                    ticked={on.length === item.of.length ? 'all' : on.length > 0 ? 'some' : 'none'}
                    onTick={(selected) => put(item.of, selected)}
                    facts={t('names.chosenOf', { chosen: sum(on), count: sum(item.of) })}
                  />
                )
              }
              const place = places[item.place]!
              const { before, found: word, after } = place
              return (
                <PlaceLine
                  place={place}
                  where={where}
                  note={place.doubtful && !onlyDoubtful ? t('names.doubtful') : null}
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
        </div>
      )}
    </StepFrame>
  )
}

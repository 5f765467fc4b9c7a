import { ChevronDown, ChevronRight } from 'lucide-react'
import { useT } from '../app/language'
import { IconButton } from '../controls/Button'
import { Checkbox } from '../controls/Field'

/** A name above its places, which can be folded away and ticked at once. */
export function PlaceHead({
  name,
  pseudonym,
  isFolded,
  onFold,
  ticked,
  onTick,
  facts,
}: {
  name: string
  pseudonym: string
  isFolded: boolean
  onFold: () => void
  ticked: 'all' | 'some' | 'none'
  onTick: (on: boolean) => void
  facts: string
}) {
  const t = useT()
  const Chevron = isFolded ? ChevronRight : ChevronDown
  return (
    <div className="place-head">
      <IconButton
        small
        label={t('names.fold', { name })}
        aria-expanded={!isFolded}
        onPress={onFold}
      >
        <Chevron size={15} aria-hidden />
      </IconButton>
      <Checkbox
        aria-label={t('names.replaceAll', { name })}
        isSelected={ticked === 'all'}
        isIndeterminate={ticked === 'some'}
        onChange={onTick}
      >
        <strong>
          {name} → {pseudonym}
        </strong>
      </Checkbox>
      <span className="muted number">{facts}</span>
    </div>
  )
}

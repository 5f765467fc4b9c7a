import { Plus } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components'
import { fold } from '#shared/text/naturalOrder'

export interface PickerItem {
  id: string
  name: string
  /** What else it is found by, and shown small. */
  detail?: string
  mark?: ReactNode
  keys?: string
}

interface Props {
  label: string
  placeholder: string
  items: readonly PickerItem[]
  /** What stands in the list when nothing fits. */
  nothing: string
  onPick: (id: string) => void
  /** Offered for a name that no item has. */
  create?: { label: (name: string) => string; onCreate: (name: string) => void }
  initialText?: string
}

const NEW = 'picker:new'
const SHOWN = 60

/** Names that begin so come first, then words that begin so, then anything that holds it. */
function rank(item: PickerItem, wanted: string): number {
  const name = fold(item.name)
  if (name.startsWith(wanted)) return 0
  if (name.includes(` ${wanted}`)) return 1
  if (name.includes(wanted)) return 2
  return fold(item.detail ?? '').includes(wanted) ? 3 : -1
}

/** A field and a list below it: type, arrow keys, Enter. */
export function Picker({
  label,
  placeholder,
  items,
  nothing,
  onPick,
  create,
  initialText = '',
}: Props) {
  const [text, setText] = useState(initialText)
  const shown = useMemo(() => {
    const wanted = fold(text)
    if (wanted === '') return items.slice(0, SHOWN)
    return items
      .map((item) => ({ item, rank: rank(item, wanted) }))
      .filter((one) => one.rank >= 0)
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, SHOWN)
      .map(({ item }) => item)
  }, [items, text])
  const isNew =
    create && text.trim() !== '' && !items.some((item) => fold(item.name) === fold(text))
  const pick = (id: string) => (id === NEW ? create?.onCreate(text.trim()) : onPick(id))
  return (
    <div className="picker">
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField aria-label={label} autoFocus className="search">
          <Input className="input" placeholder={placeholder} />
        </SearchField>
        <div className="picker-list" tabIndex={0} role="group" aria-label={label}>
          <Menu
            aria-label={label}
            className="menu"
            onAction={(key) => pick(String(key))}
            renderEmptyState={() => <p className="menu-title">{nothing}</p>}
          >
            {shown.map((item) => (
              <MenuItem key={item.id} id={item.id} textValue={item.name} className="option">
                {item.mark}
                <span className="grow">
                  <span className="picker-name">{item.name}</span>
                  {item.detail && <span className="picker-detail">{item.detail}</span>}
                </span>
                {item.keys && <span className="keys">{item.keys}</span>}
              </MenuItem>
            ))}
            {isNew && (
              <MenuItem key={NEW} id={NEW} textValue={text} className="option">
                <Plus size={15} aria-hidden />
                {create.label(text.trim())}
              </MenuItem>
            )}
          </Menu>
        </div>
      </Autocomplete>
    </div>
  )
}

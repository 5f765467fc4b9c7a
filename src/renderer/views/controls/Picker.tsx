import { Check, Plus } from 'lucide-react'
import {
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react'
import {
  Autocomplete,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
} from 'react-aria-components'
import { fold } from '#shared/text/naturalOrder'
import { useT } from '../app/language'
import { shownKey } from '../keys/useKeyNames'
import { FORGOTTEN } from './Field'

export interface PickerItem {
  id: string
  name: string
  /** What else it is found by, and shown small. */
  detail?: string
  mark?: ReactNode
  keys?: string
  /** The heading that it stands under as long as nothing is typed; items of one heading are next to each other. */
  group?: string
}

/** Choosing several items before anything is done with them. */
interface Marking {
  marked: ReadonlySet<string>
  onMark: (id: string) => void
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
  marking?: Marking
  /** Hears of every key in the field, with the item that the arrow keys are on; true when it has been dealt with. */
  onKey?: (event: KeyboardEvent, itemId: string | null, text: string) => boolean
  /** The list is left by hand, not by picking. */
  staysOpen?: boolean
  /** Stands below the list. */
  footer?: ReactNode
}

const NEW = 'picker:new'
const SHOWN = 60

/** The name itself comes first, then names that begin so, then words that begin so, then anything that holds it. */
function rank(item: PickerItem, wanted: string): number {
  const name = fold(item.name)
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  if (name.includes(` ${wanted}`)) return 2
  if (name.includes(wanted)) return 3
  return fold(item.detail ?? '').includes(wanted) ? 4 : -1
}

/** The item that the arrow keys are on while the focus stays in the field. */
const itemUnderArrow = (picker: HTMLElement): string | null =>
  picker.querySelector<HTMLElement>('[data-focused][data-key]')?.dataset['key'] ?? null

const isPlainEnter = ({ key, shiftKey, ctrlKey, metaKey, altKey, nativeEvent }: KeyboardEvent) =>
  key === 'Enter' && !(shiftKey || ctrlKey || metaKey || altKey) && !nativeEvent.isComposing

/** The items in runs of one heading, in their order. */
function inGroups(items: readonly PickerItem[]) {
  const groups: { title: string; items: PickerItem[] }[] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && last.title === (item.group ?? '')) last.items.push(item)
    else groups.push({ title: item.group ?? '', items: [item] })
  }
  return groups
}

const tickUnder = (event: PointerEvent | React.MouseEvent): string | null =>
  event.target instanceof Element
    ? (event.target.closest<HTMLElement>('[data-tick]')?.dataset['tick'] ?? null)
    : null

/**
 * The list highlights its first item only where letters were typed. Let it take a deletion, or what is pasted, for
 * typing as well: Enter would else do nothing after a slip of the fingers.
 */
function likeTyping(event: InputEvent) {
  if (event.isTrusted && event.inputType !== 'insertText')
    event.target?.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertText' }))
}

/** For the element around the field, so that the field itself has heard of the event before. */
function watchField(around: HTMLElement | null) {
  around?.addEventListener('beforeinput', likeTyping)
  return () => around?.removeEventListener('beforeinput', likeTyping)
}

/** A field and a list below it: type, arrow keys, Enter; Shift and Enter make what is typed anew. */
export function Picker({
  label,
  placeholder,
  items,
  nothing,
  onPick,
  create,
  initialText = '',
  marking,
  onKey,
  staysOpen = false,
  footer,
}: Props) {
  const t = useT()
  const [text, setText] = useState(initialText)
  /** An arrow key or the mouse has chosen an item since something was typed. */
  const isChosen = useRef(false)
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
  const pick = (id: string) => {
    if (staysOpen) setText('')
    return id === NEW ? create?.onCreate(text.trim()) : onPick(id)
  }
  const row = (item: PickerItem) => (
    <MenuItem key={item.id} id={item.id} textValue={item.name} className="option">
      {marking && (
        <span className="picker-tick" data-tick={item.id} aria-hidden>
          <span className="box">{marking.marked.has(item.id) && <Check size={13} />}</span>
        </span>
      )}
      {item.mark}
      <span className="grow">
        <span className="picker-name">{item.name}</span>
        {item.detail && <span className="picker-detail">{item.detail}</span>}
      </span>
      {item.keys && <span className="keys">{item.keys}</span>}
    </MenuItem>
  )
  return (
    <div
      className="picker"
      ref={watchField}
      onKeyDownCapture={(event) => {
        if (create && text.trim() !== '' && event.key === 'Enter' && event.shiftKey) {
          event.preventDefault()
          event.stopPropagation()
          // An item of exactly that name comes first.
          pick(isNew ? NEW : shown[0]!.id)
          return
        }
        if (event.key.startsWith('Arrow')) isChosen.current = true
        const first = text.trim() === '' ? undefined : (shown[0]?.id ?? (isNew ? NEW : undefined))
        const item = itemUnderArrow(event.currentTarget) ?? (first === NEW ? null : first) ?? null
        if (onKey?.(event, item, text)) setText('')
        // The list highlights its first item a moment after the last letter; fast fingers do not wait for it.
        else if (isPlainEnter(event) && first !== undefined && !isChosen.current) pick(first)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <Autocomplete
        inputValue={text}
        onInputChange={(typed) => {
          isChosen.current = false
          setText(typed)
        }}
      >
        <SearchField aria-label={label} autoFocus className="search">
          <Input {...FORGOTTEN} className="input" placeholder={placeholder} />
        </SearchField>
        <div
          className="picker-list"
          tabIndex={0}
          role="group"
          aria-label={label}
          onPointerMove={() => {
            isChosen.current = true
          }}
          onPointerDownCapture={(event) => {
            const id = tickUnder(event)
            if (id === null) return
            event.preventDefault()
            event.stopPropagation()
            marking?.onMark(id)
          }}
          onPointerUpCapture={(event) => tickUnder(event) !== null && event.stopPropagation()}
          onMouseDownCapture={(event) => tickUnder(event) !== null && event.preventDefault()}
          onClickCapture={(event) => tickUnder(event) !== null && event.stopPropagation()}
        >
          <Menu
            aria-label={label}
            className="menu"
            shouldCloseOnSelect={!staysOpen}
            {...(marking && { selectionMode: 'multiple' as const, selectedKeys: marking.marked })}
            onAction={(key) => pick(String(key))}
            renderEmptyState={() => <p className="menu-title">{nothing}</p>}
          >
            {text === '' && shown.some(({ group }) => group)
              ? inGroups(shown).map((group) => (
                  <MenuSection key={group.title} id={`group:${group.title}`}>
                    <Header className="menu-title">{group.title}</Header>
                    {group.items.map(row)}
                  </MenuSection>
                ))
              : shown.map(row)}
            {isNew && (
              <MenuItem key={NEW} id={NEW} textValue={text} className="option create">
                <Plus size={15} aria-hidden />
                <span className="grow">{create.label(text.trim())}</span>
                {shown.length > 0 && <span className="keys">{shownKey('Shift+Enter', t)}</span>}
              </MenuItem>
            )}
          </Menu>
        </div>
      </Autocomplete>
      {footer}
    </div>
  )
}

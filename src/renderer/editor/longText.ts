import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { shownBlocks } from './paragraphs'
import { mapOf, type PositionMap } from './positions'
import type { Place } from './transcriptEditor'

/**
 * So many blocks that a browser cannot look at each of them before every frame. Of a text with more, only the blocks
 * near the screen are laid out; two empty elements stand in for what is above and below them.
 */
const MANY = 4000

export const isLong = (blocks: number): boolean => blocks > MANY

/** The room that a block takes beside its letters, in letters. */
const BLOCK = 60

/** Height of a line, in pixels. */
const LINE = 27

/** Pixels of height that a letter takes, until it has been measured. */
const FIRST_GUESS = 0.35

/** The layout of a long text. Heights of what is not laid out are guessed from its length; places are pixels of the viewport. */
export interface LongText {
  /**
   * Goes to the start or the end of the text where a key is for that, as soon as the whole text is there. Returns
   * whether it was.
   */
  endOfText(event: KeyboardEvent): boolean
  /** The whole text is there. */
  complete(): void
  /** Takes the elements that stand for the rest of the text away. */
  destroy(): void
  /** Gives what is not laid out the height that it should have; to be called when other blocks are near the screen. */
  settle(): void
  holds(offset: number): boolean
  /** About where a letter would be. */
  placeOf(offset: number): Place
  /** Brings that place to the middle of the window. */
  scrollTo(offset: number): void
  /** The offset that would stand at a height; undefined where the text is laid out. */
  offsetAt(top: number): number | undefined
}

/** The length of what stands before a block, with the room that blocks take, in letters. */
const sizeBefore = (map: PositionMap, block: number) =>
  (block >= map.blocks ? map.length + 1 : map.startOf(block)) + BLOCK * block

function blockAtSize(map: PositionMap, size: number): number {
  let low = 0
  let high = map.blocks - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sizeBefore(map, middle) <= size) low = middle
    else high = middle - 1
  }
  return low
}

/** Which end of the text a key leads to; null for any other key. */
function endOfKey({ ctrlKey, metaKey, key }: KeyboardEvent): 'start' | 'end' | null {
  if (ctrlKey ? key === 'Home' : metaKey && key === 'ArrowUp') return 'start'
  if (ctrlKey ? key === 'End' : metaKey && key === 'ArrowDown') return 'end'
  return null
}

/** A browser would take the last block that is laid out for the end. */
function goToEnd({ state, dispatch }: EditorView, to: 'start' | 'end', extend: boolean): void {
  const { doc, selection, tr } = state
  const head = to === 'start' ? 1 : doc.content.size - 1
  const anchor = extend ? selection.anchor : head
  dispatch(tr.setSelection(TextSelection.create(doc, anchor, head)).scrollIntoView())
}

export function longText(view: EditorView, scroller: HTMLElement): LongText {
  const { dom } = view
  const above = dom.ownerDocument.createElement('div')
  const below = dom.ownerDocument.createElement('div')
  dom.before(above)
  dom.after(below)
  let letter = FIRST_GUESS
  let width = 0
  const around = () => {
    const map = mapOf(view.state)
    const { first, last } = shownBlocks(view.state)
    return {
      map,
      first,
      last,
      before: sizeBefore(map, first),
      after: sizeBefore(map, last + 1),
    }
  }
  const placeOf = (offset: number): Place => {
    const { map, first, after } = around()
    const block = map.blockAt(offset)
    const size = sizeBefore(map, block) + offset - map.startOf(block)
    const top =
      block < first
        ? above.getBoundingClientRect().top + size * letter
        : below.getBoundingClientRect().top + (size - after) * letter
    const { left, right } = dom.getBoundingClientRect()
    return { top, bottom: top + LINE, left, right }
  }
  const settle = () => {
    const { map, before, after } = around()
    const box = dom.getBoundingClientRect()
    if (box.width !== width) {
      width = box.width
      letter = box.height / (after - before)
    }
    above.style.height = `${before * letter}px`
    below.style.height = `${(sizeBefore(map, map.blocks) - after) * letter}px`
  }
  let isWhole = false
  /** Goes where a key has asked to be taken while the text was still coming in. */
  let onWhole = settle
  return {
    endOfText: (event) => {
      const to = endOfKey(event)
      if (!to) return false
      const go = () => goToEnd(view, to, event.shiftKey)
      if (isWhole) go()
      else
        onWhole = () => {
          settle()
          go()
        }
      return true
    },
    complete: () => {
      isWhole = true
      onWhole()
    },
    destroy: () => {
      above.remove()
      below.remove()
    },
    settle,
    holds: (offset) => {
      const { map, first, last } = around()
      const block = map.blockAt(offset)
      return first <= block && block <= last
    },
    placeOf,
    scrollTo: (offset) => {
      const frame = scroller.getBoundingClientRect()
      scroller.scrollTop += placeOf(offset).top - frame.top - frame.height / 2
    },
    offsetAt: (top) => {
      const box = dom.getBoundingClientRect()
      if (box.top <= top && top <= box.bottom) return undefined
      const { map, after } = around()
      const size =
        top < box.top
          ? (top - above.getBoundingClientRect().top) / letter
          : after + (top - box.bottom) / letter
      const block = blockAtSize(map, size)
      const inside = Math.max(0, Math.round(size - sizeBefore(map, block)))
      return Math.min(map.startOf(block) + inside, map.length)
    },
  }
}

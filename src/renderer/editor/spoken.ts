import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

const key = new PluginKey<DecorationSet>('spoken')

/** The transaction meta that says which block is being spoken, by its index; null for none. */
export const spokenKey = key

/**
 * The block whose label is at a point; null elsewhere. A label (speaker and time) is drawn by CSS, floating beside the
 * text or standing above it, so where it is has to be read from the styles.
 */
function labelAt(view: EditorView, event: MouseEvent): number | null {
  const block = event.target
  if (!(block instanceof HTMLElement) || block.parentElement !== view.dom) return null
  if (block.dataset['speaker'] === undefined && block.dataset['time'] === undefined) return null
  const style = getComputedStyle(block)
  const label = getComputedStyle(block, '::before')
  const { top, left } = block.getBoundingClientRect()
  const down = event.clientY - top - Number.parseFloat(style.paddingTop)
  if (down < 0 || down > Number.parseFloat(label.marginTop) + Number.parseFloat(label.height))
    return null
  const beside = event.clientX < left + Number.parseFloat(style.paddingLeft)
  if (!beside && label.float !== 'none') return null
  return view.state.doc.resolve(view.posAtDOM(block, 0)).index(0)
}

/**
 * Marks the block that is being spoken, and tells of clicks on a block's label. `onLabel` gets the block's index and
 * returns whether the click meant something; if so it moves no caret.
 */
export const spokenPlugin = (onLabel: (index: number) => boolean) =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, drawn) => {
        const given: { index: number | null } | undefined = transaction.getMeta(key)
        if (!given) return drawn.map(transaction.mapping, transaction.doc)
        const { doc } = transaction
        if (given.index === null || given.index >= doc.childCount) return DecorationSet.empty
        let from = 0
        for (let i = 0; i < given.index; i += 1) from += doc.child(i).nodeSize
        const to = from + doc.child(given.index).nodeSize
        return DecorationSet.create(doc, [Decoration.node(from, to, { class: 'spoken' })])
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleDOMEvents: {
        mousedown: (view, event) => {
          const index = event.button === 0 ? labelAt(view, event) : null
          if (index === null || !onLabel(index)) return false
          event.preventDefault()
          return true
        },
      },
    },
  })

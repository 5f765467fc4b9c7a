import { Plugin } from '@tiptap/pm/state'
import { mapOf } from './positions'

const TYPE = 'veta/code'

const holdsCode = (event: DragEvent) => event.dataTransfer?.types.includes(TYPE) ?? false

/** Takes codes that are dragged onto the text; anything else that is let go there leaves it as it is. */
export const codeDropPlugin = (onDrop: (codeId: string, offset: number) => void) =>
  new Plugin({
    props: {
      handleDOMEvents: {
        dragover: (_view, event) => {
          if (holdsCode(event)) event.preventDefault()
          return false
        },
      },
      handleDrop: (view, event) => {
        const codeId = event.dataTransfer?.getData(TYPE)
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (codeId && place) onDrop(codeId, mapOf(view.state).toText(place.pos))
        return true
      },
    },
  })

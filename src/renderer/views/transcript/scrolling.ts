import type { TranscriptEditor } from '#editor/transcriptEditor'

/** Blocks that have not been on the screen yet have a guessed height; after so many frames they have their own. */
const FRAMES = 3

/** A place of the text, and how far below the top of the window it stands, in pixels. */
export interface Standing {
  offset: number
  below: number
}

/**
 * Scrolls until a place of the text stands where it is wanted. Done anew for some frames: what comes onto the screen
 * on the way is laid out only then, and moves the place. `onStep` is called after each.
 */
export function scrollToStand(
  editor: TranscriptEditor,
  scroller: HTMLElement,
  { offset, below }: Standing,
  onStep?: () => void,
): void {
  let left = FRAMES
  const step = () => {
    // What is above the first line belongs to the beginning of a text.
    if (offset === 0 && below >= 0) scroller.scrollTop = 0
    else
      scroller.scrollTop +=
        editor.placeOf(offset).top - scroller.getBoundingClientRect().top - below
    onStep?.()
    left -= 1
    if (left > 0) requestAnimationFrame(step)
  }
  step()
}

/** Scrolls until a place of the text stands at a share of the window's height. */
export const scrollTo = (
  editor: TranscriptEditor,
  scroller: HTMLElement,
  offset: number,
  share: number,
): void => scrollToStand(editor, scroller, { offset, below: scroller.clientHeight * share })

/** The beginning of the first line on the screen. */
export function firstLine(editor: TranscriptEditor, scroller: HTMLElement): Standing {
  const { top } = scroller.getBoundingClientRect()
  const block = scroller.querySelector('.ProseMirror > *')
  const left = block
    ? block.getBoundingClientRect().left + parseFloat(getComputedStyle(block).paddingLeft) + 2
    : 0
  const offset = editor.offsetAt({ left, top: top + 8 }) ?? 0
  return { offset, below: editor.placeOf(offset).top - top }
}

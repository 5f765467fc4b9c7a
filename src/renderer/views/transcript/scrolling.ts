import type { TranscriptEditor } from '#editor/transcriptEditor'

/** Blocks that have not been on the screen yet have a guessed height; after so many frames they have their own. */
const FRAMES = 3

/**
 * Scrolls until a place of the text stands at a share of the window's height. Done anew for some frames: what comes
 * onto the screen on the way is laid out only then, and moves the place.
 */
export function scrollTo(
  editor: TranscriptEditor,
  scroller: HTMLElement,
  offset: number,
  share: number,
): void {
  let left = FRAMES
  const step = () => {
    const frame = scroller.getBoundingClientRect()
    const { top } = editor.placeOf(offset)
    scroller.scrollTop += top - frame.top - frame.height * share
    left -= 1
    if (left > 0) requestAnimationFrame(step)
  }
  step()
}

/** The first offset on the screen. */
export function firstShown(editor: TranscriptEditor, scroller: HTMLElement): number {
  const frame = scroller.getBoundingClientRect()
  const text = scroller.querySelector('.ProseMirror')?.getBoundingClientRect() ?? frame
  return editor.offsetAt({ left: text.left + text.width / 2, top: frame.top + 8 }) ?? 0
}

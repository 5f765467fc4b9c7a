import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Popover, Dialog as AriaDialog } from 'react-aria-components'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { CodeChoice, usePurposeName } from './CodeChoice'
import { useTranscript } from './state'
import type { CodingActions } from './useCodingActions'

/** The list of codes, right below the words that are to be coded. */
export function PickerAtSelection({
  editor,
  page,
  actions,
}: {
  editor: TranscriptEditor
  page: RefObject<HTMLElement | null>
  actions: CodingActions
}) {
  const set = useTranscript((state) => state.set)
  const [purpose] = useState(() => useTranscript.getState().picker ?? 'code')
  const [meant] = useState(() => (purpose === 'code' ? [] : actions.meant(purpose)))
  const title = usePurposeName(purpose, meant)
  const mark = useRef<HTMLSpanElement>(null)
  const [target] = useState(() => {
    const [one, ...others] = meant
    return one && others.length === 0 ? one.anchor : actions.target()
  })
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null)
  useLayoutEffect(() => {
    if (!page.current) return
    editor.select(target)
    editor.showTarget(target)
    const { bottom, left } = editor.placeOf(target.end, -1)
    const origin = page.current.getBoundingClientRect()
    setPlace({ top: bottom - origin.top, left: left - origin.left })
    return () => editor.showTarget(null)
  }, [editor, page, target])
  if (!place) return null
  const close = () => {
    set({ picker: null })
    editor.focus()
  }
  /** Closing the list moves the focus about, and browsers may move the caret with it: the words are selected anew. */
  const put = (coding: Promise<void>) => {
    close()
    void coding.then(() => editor.select(target, { scroll: false }))
  }
  return (
    <>
      <span ref={mark} className="picker-mark" style={place} />
      <Popover
        className="popover code-popover"
        isOpen
        triggerRef={mark}
        placement="bottom start"
        onOpenChange={(open) => !open && close()}
      >
        <AriaDialog aria-label={title}>
          <CodeChoice purpose={purpose} meant={meant} actions={actions} onPut={put} />
        </AriaDialog>
      </Popover>
    </>
  )
}

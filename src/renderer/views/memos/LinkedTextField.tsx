import { Link2 } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import type { MemoSubject } from '#shared/formats/memos'
import type { Coding } from '#shared/records/schema'
import { memoOfDraft, withLink } from '#shared/text/memoDraft'
import { linksIn } from '#shared/text/memoLinks'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { TextArea } from '../controls/Field'
import { LinkedPassages } from './LinkedPassages'
import { PassagePicker } from './PassagePicker'
import type { Outcome } from '#history/history'
import { useDraft } from './useDraft'
import './memos.css'

export interface LinkedTextProps {
  /** Whose passages come first in the list to link. */
  subject: MemoSubject
  label: string
  /** The label is spoken but not shown. */
  labelHidden?: boolean
  placeholder?: string
  rows?: number
  autoFocus?: boolean
  /** Spoken name of the button that links a passage, where there is more than one such button. */
  linkLabel?: string
  /** Marks the field that the key for the memo of a passage goes to. */
  'data-memo'?: string
}

/**
 * A text with links to passages, where it is written: stored as one step when the field is left, or with Ctrl+Enter,
 * which goes back to where the person came from. Links are put in at the caret.
 */
export function LinkedTextField({
  subject,
  label,
  labelHidden,
  rows = 3,
  linkLabel,
  stored,
  store,
  ...rest
}: LinkedTextProps & { stored: string; store: (text: string) => Promise<Outcome> }) {
  const t = useT()
  const { draft, set, save } = useDraft(stored, store)
  const [picking, setPicking] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const visited = useRef(false)
  const cameFrom = useRef<HTMLElement | null>(null)
  /** Where links go; at the end of a text in which no caret has been yet. */
  const placeOfLink = () =>
    (visited.current ? area.current?.selectionEnd : null) ?? draft.text.length
  /** While the list of passages is open or closing: where the caret goes afterwards. */
  const caret = useRef<number | null>(null)
  useEffect(() => {
    if (picking || caret.current === null) return
    area.current?.focus()
    area.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [picking])
  const open = (isOpen: boolean) => {
    // A choice closes the list too, and has its own place for the caret.
    if (isOpen) caret.current = placeOfLink()
    setPicking(isOpen)
  }
  const link = ({ id, anchor }: Coding) => {
    const made = withLink(draft, placeOfLink(), { codingId: id, quote: anchor.quote })
    set(made.draft)
    caret.current = made.caret
    setPicking(false)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || picking) return
    event.preventDefault()
    void save()
    if (cameFrom.current?.isConnected) cameFrom.current.focus()
    else area.current?.blur()
  }
  return (
    <div
      role="presentation"
      className="memo-field"
      onKeyDown={onKey}
      onFocus={({ target, relatedTarget, currentTarget }) => {
        if (target instanceof HTMLTextAreaElement) visited.current = true
        if (caret.current !== null || !(relatedTarget instanceof HTMLElement)) return
        if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        // On the way to the button, too, what is written and its link are one step.
        if (caret.current === null && !currentTarget.contains(relatedTarget)) void save()
      }}
    >
      <TextArea
        {...rest}
        label={label}
        {...(labelHidden && { labelHidden })}
        rows={rows}
        value={draft.text}
        onChange={(text) => set({ ...draft, text })}
        areaRef={area}
      />
      <LinkedPassages links={linksIn(memoOfDraft(draft))} />
      <DialogTrigger isOpen={picking} onOpenChange={open}>
        {/* The focus stays in the text, so that what is written and its link are one step. */}
        <Button
          small
          look="quiet"
          preventFocusOnPress
          {...(linkLabel !== undefined && { 'aria-label': linkLabel })}
        >
          <Link2 size={14} aria-hidden /> {t('memos.link')}
        </Button>
        <Popover className="popover passage-popover" placement="bottom start">
          <AriaDialog aria-label={t('memos.link')}>
            <PassagePicker subject={subject} onPick={link} />
          </AriaDialog>
        </Popover>
      </DialogTrigger>
    </div>
  )
}

import { Bold, Italic, Link2, List, ListOrdered } from 'lucide-react'
import { useEffect, useRef, useState, type Ref, useImperativeHandle } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import {
  createRichTextEditor,
  richForms,
  type RichForm,
  type RichTextEditor,
} from '#editor/richTextEditor'
import type { MemoSubject } from '#shared/formats/memos'
import { shortQuote } from '#shared/text/memoLinks'
import { useT } from '../../app/language'
import { IconButton } from '../../controls/Button'
import { PassagePicker } from '../../memos/PassagePicker'
import './judging.css'

const icons = { bold: Bold, italic: Italic, bulletList: List, orderedList: ListOrdered }

export type RichTextHandle = Pick<RichTextEditor, 'link' | 'focus'>

/** A field for a short rich text, kept as Markdown. Links to passages are put in at the caret. */
export function RichTextField({
  label,
  markdown,
  subject,
  onChange,
  handle,
}: {
  label: string
  /** What it begins with; what is typed afterwards is told by `onChange`. */
  markdown: string
  /** Whose passages come first in the list to link. */
  subject: MemoSubject
  onChange: (markdown: string) => void
  handle?: Ref<RichTextHandle>
}) {
  const t = useT()
  const element = useRef<HTMLDivElement>(null)
  const editor = useRef<RichTextEditor>(null)
  const [first] = useState(markdown)
  const changed = useRef(onChange)
  useEffect(() => {
    changed.current = onChange
  })
  const [forms, setForms] = useState<ReadonlySet<RichForm>>(new Set())
  const [picking, setPicking] = useState(false)
  useEffect(() => {
    const made = createRichTextEditor({
      element: element.current!,
      markdown: first,
      label,
      onChange: (text) => changed.current(text),
      onForms: setForms,
    })
    editor.current = made
    return () => made.destroy()
  }, [first, label])
  useImperativeHandle(handle, () => ({
    link: (link) => editor.current?.link(link),
    focus: () => editor.current?.focus(),
  }))
  return (
    <div className="field">
      <span className="label">{label}</span>
      <div className="rich-field">
        <div className="rich-tools" role="toolbar" aria-label={t('judging.forms')}>
          {richForms.map((form) => {
            const Icon = icons[form]
            return (
              <IconButton
                key={form}
                small
                label={t(`judging.form.${form}`)}
                aria-pressed={forms.has(form)}
                onPress={() => editor.current?.toggle(form)}
              >
                <Icon size={14} aria-hidden />
              </IconButton>
            )
          })}
          <DialogTrigger isOpen={picking} onOpenChange={setPicking}>
            <IconButton small label={t('judging.linkInReasons')}>
              <Link2 size={14} aria-hidden />
            </IconButton>
            <Popover className="popover passage-popover" placement="bottom start">
              <AriaDialog aria-label={t('memos.link')}>
                <PassagePicker
                  subject={subject}
                  onPick={({ id, anchor }) => {
                    setPicking(false)
                    editor.current?.link({ codingId: id, quote: shortQuote(anchor.quote) })
                  }}
                />
              </AriaDialog>
            </Popover>
          </DialogTrigger>
        </div>
        <div ref={element} className="rich-text rich-area" />
      </div>
    </div>
  )
}

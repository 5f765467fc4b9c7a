import { Editor } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { UndoRedo } from '@tiptap/extensions'
import { harmlessHtml } from '#shared/formats/harmlessHtml'
import type { MemoLink } from '#shared/text/memoLinks'
import { readMarkdown, richTextExtensions, writeMarkdown } from './markdown'

export const richForms = ['bold', 'italic', 'bulletList', 'orderedList'] as const
export type RichForm = (typeof richForms)[number]

/** A field in which a short rich text is written. */
export interface RichTextEditor {
  toggle(form: RichForm): void
  /** Puts a link to a passage at the caret. */
  link(link: MemoLink): void
  focus(): void
  destroy(): void
}

export interface RichTextOptions {
  element: HTMLElement
  markdown: string
  /** Spoken name. */
  label: string
  onChange: (markdown: string) => void
  /** Hears which forms hold at the caret. */
  onForms: (forms: ReadonlySet<RichForm>) => void
}

export function createRichTextEditor(options: RichTextOptions): RichTextEditor {
  const { element, markdown, label, onChange, onForms } = options
  const tell = (editor: Editor) =>
    onForms(new Set(richForms.filter((form) => editor.isActive(form))))
  const editor = new Editor({
    element,
    extensions: [...richTextExtensions, ListKeymap, UndoRedo],
    content: readMarkdown(markdown),
    injectCSS: false,
    editorProps: {
      // What is pasted or dropped from a page must not become elements of this one as it is.
      transformPastedHTML: harmlessHtml,
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
    },
    onUpdate: ({ editor: changed }) => onChange(writeMarkdown(changed.getJSON())),
    onTransaction: ({ editor: changed }) => tell(changed),
  })
  return {
    toggle: (form) => {
      // The editor's own command would wait for the next frame, and what is typed until then would be lost.
      editor.view.focus()
      const chain = editor.chain()
      if (form === 'bold') chain.toggleBold().run()
      else if (form === 'italic') chain.toggleItalic().run()
      else if (form === 'bulletList') chain.toggleBulletList().run()
      else chain.toggleOrderedList().run()
    },
    link: ({ codingId, quote }) =>
      editor
        .chain()
        .focus()
        .insertContent([
          { type: 'passageLink', attrs: { codingId, quote } },
          { type: 'text', text: ' ' },
        ])
        .run(),
    focus: () => editor.commands.focus('end'),
    destroy: () => editor.destroy(),
  }
}

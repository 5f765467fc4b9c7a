import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { formatTime } from '#shared/text/turns'

/**
 * Who speaks and when, as attributes of a block: they are shown in the gutter by CSS,
 * so that they are never part of a selection, a passage or a position.
 */
const turnAttributes = {
  speaker: {
    default: null,
    keepOnSplit: false,
    renderHTML: ({ speaker }: { speaker: string | null }) =>
      speaker === null ? {} : { 'data-speaker': speaker },
  },
  time: {
    default: null,
    keepOnSplit: false,
    renderHTML: ({ time }: { time: number | null }) =>
      time === null ? {} : { 'data-time': formatTime(time) },
  },
}

/** The editor's schema: the same flat blocks as the stored transcript (`shared/records/transcript`). */
export const transcriptExtensions = [
  Document.extend({ content: '(paragraph | heading)+' }),
  Text,
  Paragraph.extend({ addAttributes: () => turnAttributes }),
  Heading.extend({
    addAttributes() {
      return { ...this.parent?.(), ...turnAttributes }
    },
  }).configure({ levels: [1, 2, 3, 4, 5, 6] }),
  HardBreak,
  Bold,
  Italic,
  Underline,
]

import { Node, type JSONContent } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { MarkdownManager } from '@tiptap/markdown'
import { Marked } from 'marked'
import { countOf } from '#shared/formats/countOf'
import { linkText, memoParts, type MemoLink } from '#shared/text/memoLinks'

const LINK_START = '[[coding:'

/** A passage that the text points to, written as in memos. */
const PassageLink = Node.create({
  name: 'passageLink',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ codingId: {}, quote: {} }),
  parseHTML: () => [{ tag: 'span[data-passage-link]' }],
  renderHTML: ({ node }) => [
    'span',
    { 'data-passage-link': '', class: 'passage-link' },
    `“${node.attrs['quote'] as string}”`,
  ],
  renderText: ({ node }) => `“${node.attrs['quote'] as string}”`,
  markdownTokenizer: {
    name: 'passageLink',
    level: 'inline',
    start: (text) => text.indexOf(LINK_START),
    tokenize: (text) => {
      if (!text.startsWith(LINK_START)) return undefined
      const [first] = memoParts(text)
      if (!first || !('link' in first)) return undefined
      return { type: 'passageLink', raw: linkText(first.link), ...first.link }
    },
  },
  parseMarkdown: (token) => ({
    type: 'passageLink',
    attrs: { codingId: token['codingId'], quote: token['quote'] },
  }),
  renderMarkdown: (node) => linkText(node.attrs as MemoLink),
})

/** Words at the start of a paragraph that only look like an item of a list stay words. */
const escapedStart = (line: string) =>
  line.replace(/^(\s*)([-+])(?=\s|$)/, '$1\\$2').replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')

const WordsOnly = Paragraph.extend({
  renderMarkdown: (node, helpers) =>
    helpers
      .renderChildren(node.content ?? [])
      .split('\n')
      .map(escapedStart)
      .join('\n'),
})

/** What a rich text may hold. */
export const richTextExtensions = [
  Document,
  WordsOnly,
  Text,
  HardBreak,
  Bold,
  Italic,
  BulletList,
  OrderedList,
  ListItem,
  PassageLink,
]

const asWords = () => undefined

/** Reads as words what the text can't hold, so that nothing of it is lost: headings, code, tables, pictures, HTML. */
const reader = () =>
  new Marked({
    tokenizer: {
      autolink: asWords,
      blockquote: asWords,
      code: asWords,
      codespan: asWords,
      def: asWords,
      del: asWords,
      fences: asWords,
      heading: asWords,
      hr: asWords,
      html: asWords,
      lheading: asWords,
      link: asWords,
      reflink: asWords,
      table: asWords,
      tag: asWords,
      url: asWords,
    },
  })

let manager: MarkdownManager | null = null
const markdown = () =>
  (manager ??= new MarkdownManager({
    extensions: richTextExtensions,
    marked: reader() as unknown as NonNullable<
      ConstructorParameters<typeof MarkdownManager>[0]
    >['marked'] & {},
  }))

/** What a reader of Markdown can take in a moment; it looks for the end of every emphasis in all the words behind it. */
const MOST = { signs: 1000, lines: 5000, characters: 200_000 }

function isReadable(text: string): boolean {
  if (text.length > MOST.characters || countOf(text, /\n/g) > MOST.lines) return false
  return text.split(/\n\s*\n/).every((part) => countOf(part, /[*_[]/g) <= MOST.signs)
}

/** A line a paragraph, with nothing in it but words. */
const wordsOf = (text: string): JSONContent => ({
  type: 'doc',
  content: text.split('\n').map((line) => ({
    type: 'paragraph',
    ...(line && { content: [{ type: 'text', text: line }] }),
  })),
})

/** An item that nothing was written in has an empty paragraph all the same: without one the editor can't show it. */
function whole(node: JSONContent): JSONContent {
  if (node.type === 'listItem' && !node.content?.length)
    return { ...node, content: [{ type: 'paragraph' }] }
  return node.content ? { ...node, content: node.content.map(whole) } : node
}

/** The nodes of a text in Markdown; what nobody writes, and a program made to be read for ever, is words. */
export const readMarkdown = (text: string): JSONContent =>
  isReadable(text) ? whole(markdown().parse(text)) : wordsOf(text)

/** The Markdown of nodes. */
export const writeMarkdown = (doc: JSONContent): string => markdown().serialize(doc).trim()

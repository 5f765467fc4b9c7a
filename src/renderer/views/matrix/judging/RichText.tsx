import type { ReactNode } from 'react'
import { readMarkdown } from '#editor/markdown'
import type { MemoLink } from '#shared/text/memoLinks'
import { PassageLink } from '../../memos/LinkedText'

type Nodes = ReturnType<typeof readMarkdown>

function marked(node: Nodes): ReactNode {
  return (node.marks ?? []).reduce<ReactNode>(
    (inside, { type }) => (type === 'bold' ? <strong>{inside}</strong> : <em>{inside}</em>),
    node.text,
  )
}

function Inside({ node }: { node: Nodes }) {
  // Nothing of a text has an id of its own, and the whole is drawn anew when it changes.
  return (node.content ?? []).map((child, i) => <Shown key={i} node={child} />)
}

function Shown({ node }: { node: Nodes }): ReactNode {
  switch (node.type) {
    case 'text':
      return marked(node)
    case 'hardBreak':
      return <br />
    case 'passageLink':
      return <PassageLink {...(node.attrs as MemoLink)} />
    case 'bulletList':
      return (
        <ul>
          <Inside node={node} />
        </ul>
      )
    case 'orderedList':
      return (
        <ol>
          <Inside node={node} />
        </ol>
      )
    case 'listItem':
      return (
        <li>
          <Inside node={node} />
        </li>
      )
    default:
      return (
        <p>
          <Inside node={node} />
        </p>
      )
  }
}

/** A text in Markdown as it reads, with links that open their passages. */
export function RichText({ markdown }: { markdown: string }) {
  if (markdown === '') return null
  return (
    <div className="rich-text">
      <Inside node={readMarkdown(markdown)} />
    </div>
  )
}

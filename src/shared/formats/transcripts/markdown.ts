import type { Inline } from '../../records/transcript'
import type { Line } from './lines'

type Mark = 'bold' | 'italic'

/** **bold**, __bold__, *italic*, _italic_, [text](address); what is not one of these is text. */
const SPAN =
  /\*\*(?<b1>\S(?:.*?\S)?)\*\*|__(?<b2>\S(?:.*?\S)?)__|\*(?<i1>[^\s*](?:[^*]*?[^\s*])?)\*|(?<![\p{L}\p{N}])_(?<i2>\S(?:.*?\S)?)_(?![\p{L}\p{N}])|\[(?<link>[^\]]+)\]\([^)\s]+\)/gu

function inlines(text: string, marks: readonly Mark[]): Inline[] {
  const result: Inline[] = []
  const push = (part: string) => {
    if (part === '') return
    const carried = marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}
    result.push({ type: 'text', text: part, ...carried })
  }
  let from = 0
  for (const match of text.matchAll(SPAN)) {
    push(text.slice(from, match.index))
    const { b1, b2, i1, i2, link } = match.groups!
    if (link !== undefined) result.push(...inlines(link, marks))
    else {
      const mark: Mark = (b1 ?? b2) === undefined ? 'italic' : 'bold'
      const inner = b1 ?? b2 ?? i1 ?? i2 ?? ''
      result.push(...inlines(inner, marks.includes(mark) ? marks : [...marks, mark]))
    }
    from = match.index + match[0].length
  }
  push(text.slice(from))
  return result
}

function line(text: string, level?: number): Line {
  const content = inlines(text.trim().replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1'), [])
  const plain = content.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')
  return { text: plain, inlines: content, ...(level !== undefined && { level }) }
}

/** Markdown as interviews use it: headings, emphasis, links and lists; everything else stays as it is written. */
export function markdownLines(text: string): Line[] {
  const lines: Line[] = []
  let paragraph: string[] = []
  const flush = () => {
    if (paragraph.length > 0) lines.push(line(paragraph.join(' ')))
    paragraph = []
  }
  for (const row of text.split('\n')) {
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(row)
    const item = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(row)
    const labelled = /^\s*(?:\*\*|__)?[\p{L}\p{N}][^:*\n]{0,40}:(?:\*\*|__)?\s/u.test(row)
    if (row.trim() === '' || heading || item || labelled) flush()
    if (heading) lines.push(line(heading[2]!, heading[1]!.length))
    else if (item) lines.push(line(item[1]!))
    else if (row.trim() !== '') {
      paragraph.push(row.trim().replace(/^>\s?/, ''))
      if (/ {2}$/.test(row)) flush()
    }
  }
  flush()
  return lines
}

import type { Inline } from '../../records/transcript'
import { headOf } from './heads'
import type { Line } from './lines'

type Mark = 'bold' | 'italic'

/** \*, **bold**, __bold__, *italic*, _italic_, [text](address); what is not one of these is text. */
const SPAN =
  /\\(?<sign>[\\`*_{}[\]()#+\-.!>])|\*\*(?<b1>\S(?:.*?\S)?)\*\*|__(?<b2>\S(?:.*?\S)?)__|\*(?<i1>[^\s*](?:[^*]*?[^\s*])?)\*|(?<![\p{L}\p{N}])_(?<i2>\S(?:.*?\S)?)_(?![\p{L}\p{N}])|\[(?<link>[^\]]+)\]\([^)\s]+\)/gu

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
    const { sign, b1, b2, i1, i2, link } = match.groups!
    if (sign !== undefined) push(sign)
    else if (link !== undefined) result.push(...inlines(link, marks))
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

const textOf = (content: readonly Inline[]) =>
  content.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')

function line(text: string, level?: number): Line {
  const content = inlines(text.trim(), [])
  return { text: textOf(content), inlines: content, ...(level !== undefined && { level }) }
}

/** Whether a row is a line of its own though no blank row parts it off: it names a speaker or a time, or is a row of a table. */
function standsAlone(row: string): boolean {
  const { label, time } = headOf(textOf(inlines(row.trim(), [])))
  return label !== null || time !== null || /^\s*\|/.test(row)
}

/**
 * What stands behind the mark of a list item. In the middle of a paragraph only the first item begins a list: a row
 * may begin with "12. " by chance.
 */
function itemOf(row: string, mayGoOn: boolean): string | null {
  const [, number, text] = /^\s*(?:[-*+]|(\d{1,3})[.)])\s+(.*)$/.exec(row) ?? []
  return text !== undefined && (mayGoOn || number === undefined || number === '1') ? text : null
}

/** Markdown as interviews use it: headings, emphasis, links and lists; everything else stays as it is written. */
export function markdownLines(text: string): Line[] {
  const lines: Line[] = []
  let paragraph: string[] = []
  let inList = false
  let inCode = false
  const flush = () => {
    if (paragraph.length > 0) lines.push(line(paragraph.join(' ')))
    paragraph = []
  }
  for (const row of text.split('\n')) {
    const fence = /^\s{0,3}(```|~~~)/.test(row)
    if (fence || inCode) {
      flush()
      if (row.trim() !== '') lines.push({ text: row })
      if (fence) inCode = !inCode
      continue
    }
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(row)
    const item = itemOf(row, paragraph.length === 0 || inList)
    if (/^\s{0,3}=+\s*$/.test(row) && paragraph.length === 1) {
      lines.push(line(paragraph.pop()!, 1))
      continue
    }
    if (row.trim() === '' || heading || item !== null || standsAlone(row)) flush()
    if (heading) lines.push(line(heading[2]!, heading[1]!.length))
    else if (item !== null) lines.push(line(item))
    else if (row.trim() !== '') {
      paragraph.push(row.trim().replace(/^>\s?/, ''))
      if (/ {2}$/.test(row)) flush()
    }
    inList = item !== null || (inList && !heading && row.trim() !== '')
  }
  flush()
  return lines
}

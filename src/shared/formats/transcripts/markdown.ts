import type { Inline } from '../../records/transcript'
import { emphasised } from './emphasis'
import { headOf } from './heads'
import type { Line } from './lines'

const textOf = (content: readonly Inline[]) =>
  content.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')

function line(text: string, level?: number): Line {
  const content = emphasised(text.trim())
  return { text: textOf(content), inlines: content, ...(level !== undefined && { level }) }
}

/** Whether a row is a line of its own though no blank row parts it off: it names a speaker or a time, or is a row of a table. */
function standsAlone(row: string): boolean {
  const { label, time } = headOf(textOf(emphasised(row.trim())))
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

/** A heading's words without the signs that may close it. */
function closed(title: string): string {
  let end = title.trimEnd().length
  while (title[end - 1] === '#') end -= 1
  return title.slice(0, end).trim()
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
    const heading = /^\s{0,3}(#{1,6})\s+(.*)$/.exec(row)
    const item = itemOf(row, paragraph.length === 0 || inList)
    if (/^\s{0,3}=+\s*$/.test(row) && paragraph.length === 1) {
      lines.push(line(paragraph.pop()!, 1))
      continue
    }
    if (row.trim() === '' || heading || item !== null || standsAlone(row)) flush()
    if (heading) lines.push(line(closed(heading[2]!), heading[1]!.length))
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

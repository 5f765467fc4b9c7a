import { Parser } from 'htmlparser2'
import type { Inline } from '../../records/transcript'
import { headOf } from './heads'
import type { Line } from './lines'

const KINDS = ['bold', 'italic', 'underline'] as const
const MARKS: Record<string, (typeof KINDS)[number]> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  u: 'underline',
}
type Marks = Extract<Inline, { type: 'text' }>['marks']
const textOf = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')

const sameMarks = (a: Marks, b: Marks) =>
  (a ?? []).map(({ type }) => type).join() === (b ?? []).map(({ type }) => type).join()

const BLOCKS = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th', 'dt', 'dd'])

/** A paragraph in the pieces that its line breaks make, where a label or a time begins one: a piece to each speaker. */
function piecesOf(inlines: readonly Inline[]): Inline[][] {
  const rows: Inline[][] = [[]]
  for (const inline of inlines) {
    if (inline.type === 'hardBreak') rows.push([])
    else rows.at(-1)!.push(inline)
  }
  const pieces: Inline[][] = [rows[0]!]
  for (const row of rows.slice(1)) {
    const { label, time } = headOf(textOf(row))
    if (label !== null || time !== null) {
      // Empty lines between two speakers are neither's.
      while (pieces.at(-1)!.at(-1)?.type === 'hardBreak') pieces.at(-1)!.pop()
      pieces.push(row)
    } else {
      pieces.at(-1)!.push({ type: 'hardBreak' })
      for (const inline of row) pieces.at(-1)!.push(inline)
    }
  }
  return pieces
}

/** Lines from the HTML that a Word document is read into. Only text, emphasis and headings come through; nothing is ever rendered. */
export function htmlLines(html: string): Line[] {
  const lines: Line[] = []
  let inlines: Inline[] = []
  let level: number | undefined
  const open = { bold: 0, italic: 0, underline: 0 }
  const flush = () => {
    const pieces = level === undefined ? piecesOf(inlines) : [inlines]
    for (const piece of pieces) {
      const text = textOf(piece)
      if (text.trim() === '') continue
      lines.push({ text, inlines: piece, ...(level !== undefined && { level }) })
    }
    inlines = []
    level = undefined
  }
  const parser = new Parser({
    onopentag: (name) => {
      if (BLOCKS.has(name)) flush()
      const heading = /^h([1-6])$/.exec(name)
      if (heading) level = Number(heading[1])
      const mark = MARKS[name]
      if (mark) open[mark] += 1
      if (name === 'br') inlines.push({ type: 'hardBreak' })
    },
    ontext: (raw) => {
      const text = raw.replace(/[\r\n]+/g, ' ')
      if (text === '') return
      const marks = KINDS.filter((type) => open[type] > 0).map((type) => ({ type }))
      const last = inlines.at(-1)
      // An entity comes as a text of its own.
      if (last?.type === 'text' && sameMarks(last.marks, marks)) last.text += text
      else inlines.push({ type: 'text', text, ...(marks.length > 0 && { marks }) })
    },
    onclosetag: (name) => {
      if (MARKS[name]) open[MARKS[name]] -= 1
      if (BLOCKS.has(name)) flush()
    },
  })
  parser.end(html)
  flush()
  return lines
}

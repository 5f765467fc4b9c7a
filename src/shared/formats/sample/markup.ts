import type { Coding } from '../../records/schema'
import type { Span } from '../../text/anchor'

/** A stretch of a marked text that carries a code. */
export interface Mark {
  key: string
  polarity: Coding['polarity']
  memo: string
  span: Span
}

/**
 * Reads a text in which coded passages are marked where they stand: `{{drv.own drv.client | the words}}`.
 * Marks nest. A minus before a key says that the passage contradicts the code; `"…"` before the bar is a memo.
 * Returns the text without the marks. Throws naming the place of a mark that is not closed or not understood.
 */
export function readMarks(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = []
  const open: { keys: string; start: number }[] = []
  let text = ''
  for (let at = 0; at < marked.length;) {
    if (marked.startsWith('{{', at)) {
      const bar = marked.indexOf('|', at)
      if (bar < 0) throw new Error(`Mark without a bar: ${marked.slice(at, at + 60)}`)
      open.push({ keys: marked.slice(at + 2, bar), start: text.length })
      at = bar + 1
      while (marked[at] === ' ') at += 1
    } else if (marked.startsWith('}}', at)) {
      const mark = open.pop()
      if (!mark)
        throw new Error(`Mark closed but never opened before: ${marked.slice(at, at + 60)}`)
      const memo = /"([^"]*)"/.exec(mark.keys)?.[1] ?? ''
      for (const key of mark.keys
        .replace(/"[^"]*"/, '')
        .trim()
        .split(/\s+/)) {
        marks.push({
          key: key.replace(/^-/, ''),
          polarity: key.startsWith('-') ? 'contradicts' : 'supports',
          memo,
          span: { start: mark.start, end: text.length },
        })
      }
      at += 2
    } else {
      text += marked[at]
      at += 1
    }
  }
  if (open.length > 0) throw new Error(`Mark never closed: ${open[0]!.keys}`)
  return { text, marks }
}

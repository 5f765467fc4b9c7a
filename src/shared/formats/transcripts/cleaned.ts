import type { Message } from '../../messages/translate'
import { countOf } from '../countOf'

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text as it will be stored, and what had to be changed for it. */
export function cleaned(raw: string): { text: string; notes: Message[] } {
  const notes: Message[] = []
  let text = raw
  if (text.includes('\r')) {
    text = text.replace(/\r\n?/g, '\n')
    notes.push({ key: 'files.lineEnds', values: {} })
  }
  const invisible = countOf(text, /[\0\ufeff]/g)
  if (invisible > 0) {
    text = text.replace(/[\0\ufeff]/g, '')
    notes.push({ key: 'files.controls', values: { count: invisible } })
  }
  // Unicode line separators would look like line ends and not count as one.
  text = text.replace(/[\u2028\u2029\u0085\v\f]/g, '\n')
  const wellFormed = text.replace(LONE_SURROGATE, '\ufffd')
  if (wellFormed !== text) {
    text = wellFormed
    notes.push({ key: 'files.illFormed', values: {} })
  }
  const replaced = countOf(text, /\ufffd/g)
  if (replaced > 0) notes.push({ key: 'files.replacement', values: { count: replaced } })
  return { text, notes }
}

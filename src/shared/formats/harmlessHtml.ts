import { Parser } from 'htmlparser2'
import { countOf } from './countOf'
import { escapeHtml } from './html'

const KEPT = new Set(['p', 'br', 'strong', 'em', 'ul', 'ol', 'li'])
const SAME = new Map([
  ['b', 'strong'],
  ['i', 'em'],
  ...['div', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'p'] as const),
])
/** What is not said in words; nothing inside it is. */
const SILENT = new Set(
  'script style head title template noscript iframe object embed svg math select textarea canvas audio video'.split(
    ' ',
  ),
)
const DEPTH = 30
const LONGEST = 2_000_000
/** Tags in tags take ever longer to read; beyond so many there are words only. */
const MOST_TAGS = 50_000

/**
 * What is pasted from a page, as paragraphs, emphasis and lists without one attribute: a browser may be given it, as
 * nothing is left that runs, calls out or looks like something else.
 */
export function harmlessHtml(html: string): string {
  const given = html.slice(0, LONGEST)
  if (countOf(given, /</g) > MOST_TAGS)
    return `<p>${escapeHtml(given.replace(/<[^<>]*>/g, ' '))}</p>`
  const pieces: string[] = []
  const open: string[] = []
  let silent = 0
  const parser = new Parser({
    onopentag: (tag) => {
      if (SILENT.has(tag)) silent += 1
      const name = SAME.get(tag) ?? tag
      if (silent > 0 || !KEPT.has(name) || open.length >= DEPTH) return
      pieces.push(`<${name}>`)
      if (name !== 'br') open.push(name)
    },
    ontext: (text) => {
      if (silent === 0) pieces.push(escapeHtml(text))
    },
    onclosetag: (tag) => {
      if (SILENT.has(tag)) silent -= 1
      const name = SAME.get(tag) ?? tag
      if (silent > 0 || open.at(-1) !== name) return
      open.pop()
      pieces.push(`</${name}>`)
    },
  })
  parser.end(given)
  while (open.length > 0) pieces.push(`</${open.pop()}>`)
  return pieces.join('')
}

import { Parser } from 'htmlparser2'
import { namespaces } from './wordNamespaces'

/** The markup is no document that a word processor writes. */
export class OddMarkup extends Error {
  override name = 'OddMarkup'
  constructor(readonly reason: 'broken' | 'tooLarge') {
    super(reason)
  }
}

/** Deeper than any table in a table in a text box; readers of XML call themselves for every level. */
const DEPTH = 250
/** Three times what the longest transcript has once it is stripped; each takes half a kilobyte of memory when it is read. */
const ELEMENTS = 200_000
const CHARACTERS = 8_000_000
const PREFIXES = 200
const CHUNK = 1 << 16

/** What becomes text, emphasis or structure of a transcript, with the attributes that matter. */
const KEPT: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...['document', 'body', 'p', 'pPr', 'r', 'rPr', 't', 'tab', 'noBreakHyphen', 'softHyphen'].map(
    (name) => [`w:${name}`, []] as const,
  ),
  ...['tbl', 'tr', 'trPr', 'tc', 'del', 'pict', 'styles', 'footnotes', 'endnotes'].map(
    (name) => [`w:${name}`, []] as const,
  ),
  ...['b', 'i', 'u', 'pStyle', 'rStyle', 'name'].map((name) => [`w:${name}`, ['w:val']] as const),
  ['w:br', ['w:type']],
  ['w:sym', ['w:font', 'w:char']],
  ['w:style', ['w:type', 'w:styleId']],
  ...['footnote', 'endnote'].flatMap(
    (name) =>
      [
        [`w:${name}`, ['w:id', 'w:type']],
        [`w:${name}Reference`, ['w:id']],
      ] as const,
  ),
])

/** What only surrounds text. A link is one of these: its words stay, its address does not. */
const TRANSPARENT = new Set([
  ...['hyperlink', 'ins', 'moveTo', 'customXml', 'smartTag', 'sdt', 'sdtContent', 'object'].map(
    (name) => `w:${name}`,
  ),
  ...['group', 'rect', 'roundrect', 'shape', 'textbox'].map((name) => `v:${name}`),
  'w:txbxContent',
  'mc:AlternateContent',
  'mc:Fallback',
])

const PICTURES: Readonly<Record<string, readonly string[]>> = {
  'a:blip': ['r:embed', 'r:link'],
  'v:imagedata': ['r:id'],
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const attribute = (name: string, value: string) =>
  ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`

const ROOT = [...namespaces.written].map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('')

type Scope = ReadonlyMap<string, string>

function scopeOf(given: Readonly<Record<string, string>>, outer: Scope): Scope {
  const declared = Object.entries(given).filter(([name]) => /^xmlns(?::|$)/.test(name))
  if (declared.length === 0) return outer
  const scope = new Map(outer)
  for (const [name, uri] of declared) scope.set(name.slice('xmlns:'.length), namespaces.read(uri))
  if (scope.size > PREFIXES) throw new OddMarkup('broken')
  return scope
}

/** A name under the prefix that its namespace usually has: `x:p` may be `w:p`. */
function usual(name: string, scope: Scope, inElement: boolean): string {
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  if (prefix === '' && !inElement) return name
  return `${scope.get(prefix) ?? '?'}:${name.slice(colon + 1)}`
}

/**
 * A part of a Word document with nothing left but what becomes text, emphasis or structure: no address, no picture, no
 * field, no document type. Reads it piece by piece. Throws OddMarkup.
 */
export function wordMarkup(bytes: Uint8Array): { markup: string; pictures: number } {
  const pieces: string[] = []
  const open: { name: string; scope: Scope; written: boolean; at: number }[] = []
  let pictures = 0
  let elements = 0
  let characters = 0
  /** How deep the outermost element stands whose inside is left out. */
  let dropped = Infinity
  let inChoice = 0
  const count = (text: string) => {
    characters += text.length
    if (characters > CHARACTERS) throw new OddMarkup('tooLarge')
    return text
  }
  const parser = new Parser(
    {
      onprocessinginstruction: (name) => {
        if (/^!DOCTYPE/i.test(name)) throw new OddMarkup('broken')
      },
      onopentag: (given, attributes) => {
        if (open.length >= DEPTH) throw new OddMarkup('broken')
        const scope = scopeOf(attributes, open.at(-1)?.scope ?? new Map())
        const name = usual(given, scope, true)
        const kept = KEPT.get(name)
        const written = dropped === Infinity && kept !== undefined
        if (dropped === Infinity && !written && !TRANSPARENT.has(name)) dropped = open.length
        if (name === 'mc:Choice') inChoice += 1
        const named = Object.entries(attributes).map(
          ([key, value]) => [usual(key, scope, false), value] as const,
        )
        if (inChoice === 0 && named.some(([key]) => PICTURES[name]?.includes(key))) pictures += 1
        if (written) {
          elements += 1
          if (elements > ELEMENTS) throw new OddMarkup('tooLarge')
          const wanted = named.filter(([key]) => kept.includes(key))
          const said = wanted.map(([key, value]) => attribute(key, count(value))).join('')
          pieces.push(`<${name}${open.length === 0 ? ROOT : ''}${said}>`)
        }
        open.push({ name, scope, written, at: parser.endIndex })
      },
      ontext: (text) => {
        if (dropped === Infinity && open.at(-1)?.name === 'w:t') pieces.push(escaped(count(text)))
      },
      onclosetag: (_, implied) => {
        const closed = open.pop()
        // Closed neither by the document nor in itself: that was cut or put together wrongly.
        if (!closed || (implied && closed.at !== parser.endIndex)) throw new OddMarkup('broken')
        if (closed.written) pieces.push(`</${closed.name}>`)
        if (closed.name === 'mc:Choice') inChoice -= 1
        if (open.length <= dropped) dropped = Infinity
      },
    },
    { xmlMode: true },
  )
  const decoder = new TextDecoder('utf-8')
  for (let from = 0; from < bytes.length; from += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(from, from + CHUNK), { stream: true }))
  }
  parser.end(decoder.decode(new Uint8Array()))
  return { markup: pieces.join(''), pictures }
}

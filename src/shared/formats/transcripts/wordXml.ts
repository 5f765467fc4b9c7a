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
const PREFIXES = 200
const CHUNK = 1 << 16

type Scope = ReadonlyMap<string, string>
export type Attributes = ReadonlyMap<string, string>

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

/** What hears of the elements of a document, under the names that they usually have. */
export interface Listener {
  open: (name: string, attributes: Attributes) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/**
 * Reads a part of a Word document piece by piece: nothing of it is kept, no entity is read but the five of XML itself.
 * Throws OddMarkup for a document type, for elements that nobody nests so deeply, and for one that is not closed.
 */
export function readWordXml(bytes: Uint8Array, { open, close, text }: Listener): void {
  const stack: { name: string; scope: Scope; at: number }[] = []
  const parser: Parser = new Parser(
    {
      onprocessinginstruction: (name) => {
        if (/^!DOCTYPE/i.test(name)) throw new OddMarkup('broken')
      },
      onopentag: (given, attributes) => {
        if (stack.length >= DEPTH) throw new OddMarkup('broken')
        const scope = scopeOf(attributes, stack.at(-1)?.scope ?? new Map())
        const name = usual(given, scope, true)
        stack.push({ name, scope, at: parser.endIndex })
        const named = Object.entries(attributes)
        open(name, new Map(named.map(([key, value]) => [usual(key, scope, false), value])))
      },
      ontext: (words) => text?.(words),
      onclosetag: (_, implied) => {
        const closed = stack.pop()
        // Closed neither by the document nor in itself: that was cut or put together wrongly.
        if (!closed || (implied && closed.at !== parser.endIndex)) throw new OddMarkup('broken')
        close?.(closed.name)
      },
    },
    { xmlMode: true },
  )
  const decoder = new TextDecoder('utf-8')
  for (let from = 0; from < bytes.length; from += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(from, from + CHUNK), { stream: true }))
  }
  parser.end(decoder.decode(new Uint8Array()))
}

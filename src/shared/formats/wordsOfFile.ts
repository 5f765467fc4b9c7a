import { unzip } from './unzip'

/** What was written here may repeat itself as often as it likes. */
const LIMITS = {
  entries: 20_000,
  wanted: 20_000,
  bytes: 1024 * 1024 * 1024,
  ratio: Number.POSITIVE_INFINITY,
  free: 0,
}
const MARKUP = /\.(xml|rels|html|svg)$/i
const WORDS = /\.(csv|txt|json|jsonl|md)$/i

const startsWith = (bytes: Uint8Array, signs: readonly number[]) =>
  signs.every((sign, i) => bytes[i] === sign)
const isZip = (bytes: Uint8Array) => startsWith(bytes, [0x50, 0x4b])
const isPicture = (bytes: Uint8Array) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, ten, sixteen, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const code = ten ? Number.parseInt(ten, 10) : Number.parseInt(sixteen, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** Tags within a line of text: a name goes on behind them. */
const INLINE =
  /<\/?(?:b|i|u|em|strong|span|mark|a|q|w:r|w:t|w:rPr|w:b|w:i|r|t|rPr)(?:\s[^<>]*)?\/?>/gi
const TAG = /<[^<>]*>/g
const ATTRIBUTE = /\s(?:title|aria-label|alt|name|descr|content|val|w:val)="([^"]*)"/gi

/** The words of markup, those in attributes that are shown or spoken among them. */
function wordsOfMarkup(markup: string): string {
  const shown = markup.replace(INLINE, '').replace(TAG, '\n')
  const attributes = [...markup.matchAll(ATTRIBUTE)].map((match) => match[1])
  return decoded([shown, ...attributes].join('\n'))
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/**
 * The words that can be read in a file that was written here, as far as a search for names needs them: a document's
 * runs are joined, and paragraphs and cells stand on lines of their own. Null for a picture, which can't be read.
 */
export async function wordsOfFile(bytes: Uint8Array): Promise<string | null> {
  if (isPicture(bytes)) return null
  if (!isZip(bytes)) {
    const text = textOf(bytes)
    return /^\ufeff?\s*</.test(text) ? wordsOfMarkup(text) : text
  }
  const entries = await unzip(bytes, LIMITS, (name) => MARKUP.test(name) || WORDS.test(name))
  return [...entries]
    .map(([name, content]) =>
      MARKUP.test(name) ? wordsOfMarkup(textOf(content)) : textOf(content),
    )
    .join('\n')
}

import { HtmlWriter, type Look, type Notes } from './htmlWriter'
import { OddMarkup, readWordXml, type Attributes } from './wordXml'

const named = (...names: string[]) => names.map((name) => `w:${name}`)

/** What parts the words, with the attributes that matter. */
const STRUCTURE: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...named('document', 'body', 'p', 'pPr', 'tbl', 'tr', 'trPr', 'tc', 'pict').map(
    (name) => [name, []] as const,
  ),
  ...named('footnotes', 'endnotes').map((name) => [name, []] as const),
  ...named('footnote', 'endnote').map((name) => [name, ['w:id', 'w:type']] as const),
])

/** What stands among the words of a run. */
const SIGNS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...named('tab', 'noBreakHyphen', 'softHyphen').map((name) => [name, []] as const),
  ['w:br', ['w:type']],
  ['w:sym', ['w:font', 'w:char']],
  ...named('footnoteReference', 'endnoteReference').map((name) => [name, ['w:id']] as const),
])

/** What only surrounds words. A link is one of these: its words stay, its address does not. */
const TRANSPARENT = new Set([
  ...named('r', 't', 'hyperlink', 'ins', 'moveTo', 'customXml', 'smartTag', 'sdt', 'sdtContent'),
  ...named('object', 'txbxContent'),
  ...['group', 'rect', 'roundrect', 'shape', 'textbox'].map((name) => `v:${name}`),
  'mc:AlternateContent',
  'mc:Fallback',
])

const PICTURES: Readonly<Record<string, readonly string[]>> = {
  'a:blip': ['r:embed', 'r:link'],
  'v:imagedata': ['r:id'],
}

const isOn = (value: string | undefined) => !['false', '0', 'none'].includes(value ?? '')

/** What the styles of a document that matter are, by their ids: "Heading1" to "Heading6", or "Strong". */
export type Styles = ReadonlyMap<string, string>
const MOST_STYLES = 5000

/** Finds the headings among the styles of a document, whatever their ids are called. Throws OddMarkup. */
export function wordStyles(bytes: Uint8Array): Styles {
  const styles = new Map<string, string>()
  let id = ''
  readWordXml(bytes, {
    open: (name, attributes) => {
      if (name === 'w:style') id = attributes.get('w:styleId') ?? ''
      if (name !== 'w:name' || id === '') return
      const [, word, level = '1'] =
        /^(heading|strong)(?: ([1-6]))?$/i.exec(attributes.get('w:val') ?? '') ?? []
      if (word === undefined) return
      styles.set(id, word.toLowerCase() === 'strong' ? 'Strong' : `Heading${level}`)
      if (styles.size > MOST_STYLES) throw new OddMarkup('tooLarge')
    },
  })
  return styles
}

/** What stands in the properties of a paragraph, a run or a row. */
function property(
  name: string,
  attributes: Attributes,
  into: { writer: HtmlWriter; styles: Styles; parent: string; owner: string; looks: Look[] },
): void {
  const { writer, styles, parent, owner, looks } = into
  const value = attributes.get('w:val')
  const style = styles.get(value ?? '') ?? value
  const heading = parent === 'w:pPr' ? /^Heading([1-6]?)$/.exec(style ?? '') : null
  if (name === 'w:pStyle' && heading) writer.heading(heading[1] || '1')
  if (name === 'w:del' && parent === 'w:trPr') writer.deleteRow()
  if (name === 'w:del' && parent === 'w:rPr' && owner === 'w:pPr') writer.joinNext()
  if (owner !== 'w:r' || looks.length === 0) return
  const bold = name === 'w:b' || (name === 'w:rStyle' && style === 'Strong')
  const mark = bold ? 'b' : name === 'w:i' ? 'i' : name === 'w:u' ? 'u' : null
  if (!mark || !isOn(value) || (mark === 'u' && value === undefined)) return
  looks[looks.length - 1] = [...new Set([...looks.at(-1)!, mark])].toSorted().join('')
}

/**
 * Reads a part of a Word document into a writer: what becomes text, emphasis or structure, and no address, no picture,
 * no field, no document type. Answers how many pictures it has. Throws OddMarkup.
 */
function readPart(bytes: Uint8Array, styles: Styles, writer: HtmlWriter): number {
  const path: string[] = []
  const looks: Look[] = []
  let pictures = 0
  let inChoice = 0
  /** How deep the outermost element stands whose inside is left out. */
  let dropped = Infinity
  readWordXml(bytes, {
    open: (name, attributes) => {
      const [owner = '', parent = ''] = path.slice(-2)
      path.push(name)
      if (name === 'mc:Choice') inChoice += 1
      if (inChoice === 0 && PICTURES[name]?.some((key) => attributes.has(key))) pictures += 1
      if (dropped < Infinity) return
      const kept = STRUCTURE.get(name) ?? SIGNS.get(name)
      const wanted = new Map([...attributes].filter(([key]) => kept?.includes(key)))
      if (name === 'w:r') looks.push('')
      if (STRUCTURE.has(name)) writer.open(name, wanted)
      else if (SIGNS.has(name) && looks.length > 0) writer.sign(name, wanted, looks.at(-1)!)
      else if (parent === 'w:rPr' || parent === 'w:pPr' || parent === 'w:trPr')
        property(name, attributes, { writer, styles, parent, owner, looks })
      if (!STRUCTURE.has(name) && !TRANSPARENT.has(name) && name !== 'w:rPr') dropped = path.length
    },
    text: (words) => {
      const inWords = dropped === Infinity && path.at(-1) === 'w:t' && looks.length > 0
      if (inWords) writer.text(words, looks.at(-1)!)
    },
    close: (name) => {
      if (dropped === Infinity) {
        if (name === 'w:r') looks.pop()
        if (STRUCTURE.has(name)) writer.close(name)
      }
      if (path.length <= dropped) dropped = Infinity
      path.pop()
      if (name === 'mc:Choice') inChoice -= 1
    },
  })
  return pictures
}

/** The notes of the parts that hold some. Throws OddMarkup. */
export function wordNotes(parts: readonly Uint8Array[], styles: Styles): Notes {
  const writer = new HtmlWriter()
  for (const part of parts) readPart(part, styles, writer)
  return writer.ownNotes()
}

/** The main part as plain HTML, with the notes that it refers to below the text. Throws OddMarkup. */
export function wordHtml(
  bytes: Uint8Array,
  styles: Styles,
  notes: Notes,
): { html: string; pictures: number } {
  const writer = new HtmlWriter(notes)
  const pictures = readPart(bytes, styles, writer)
  if (!writer.hasBody) throw new OddMarkup('broken')
  return { html: writer.whole(), pictures }
}

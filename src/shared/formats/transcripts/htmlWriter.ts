import { hex } from 'dingbat-to-unicode'
import { OddMarkup } from './wordXml'

/** Paragraphs, runs and signs at the most: twice as many as 30,000 turns have. */
const ELEMENTS = 300_000
const CHARACTERS = 8_000_000

/** The emphasis of a run, each at most once, in this order: "biu". */
export type Look = string

const TAGS: Readonly<Record<string, string>> = { b: 'strong', i: 'em', u: 'u' }
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const openTags = (look: Look) => [...look].map((mark) => `<${TAGS[mark]!}>`).join('')
const closeTags = (look: Look) =>
  [...look]
    .toReversed()
    .map((mark) => `</${TAGS[mark]!}>`)
    .join('')

/** A letter of a font of signs, e.g. Wingdings, as what it looks like. */
function signOf(font: string, char: string): string {
  const found = hex(font, char) ?? (/^F0..$/i.test(char) ? hex(font, char.slice(2)) : undefined)
  return found?.string ?? ''
}

/** A paragraph that is not closed yet. */
interface Frame {
  /** Text boxes, which stand behind the paragraph that they are tied to. */
  boxes: string
  level: string
  /** Its end was deleted: what it says belongs to the next one. */
  joins: boolean
}

/** Notes by their kind and id, e.g. "footnote 1". */
export type Notes = ReadonlyMap<string, string>

/**
 * Writes the words of a Word document as plain HTML: paragraphs, headings, cells and emphasis without an attribute.
 * Runs of one look that follow one another become one. Throws OddMarkup when it gets too much.
 */
export class HtmlWriter {
  /** Whether there was a place for words at all. */
  hasBody = false
  private html = ''
  private readonly outer: string[] = []
  private readonly frames: Frame[] = []
  private elements = 0
  private characters = 0
  private look: Look | null = null
  /** Of the rows that are open, whether each was deleted. */
  private readonly rows: boolean[] = []
  private pending: { html: string; boxes: string } | null = null
  private readonly own = new Map<string, string>()
  private note = ''
  private readonly cited = new Map<string, number>()

  constructor(private readonly notes: Notes = new Map()) {}

  private count(): void {
    this.elements += 1
    if (this.elements > ELEMENTS) throw new OddMarkup('tooLarge')
  }

  private endRun(): void {
    if (this.look !== null) this.html += closeTags(this.look)
    this.look = null
  }

  private write(html: string, look: Look): void {
    if (this.rows.includes(true)) return
    if (this.look !== look) {
      this.endRun()
      this.count()
      this.html += openTags(look)
      this.look = look
    }
    this.html += html
  }

  text(words: string, look: Look): void {
    this.characters += words.length
    if (this.characters > CHARACTERS) throw new OddMarkup('tooLarge')
    this.write(escaped(words), look)
  }

  /** A sign in a run, e.g. a break. */
  sign(name: string, attributes: ReadonlyMap<string, string>, look: Look): void {
    this.count()
    const type = attributes.get('w:type') ?? 'textWrapping'
    const font = attributes.get('w:font') ?? ''
    if (name === 'w:tab') this.write('\t', look)
    else if (name === 'w:noBreakHyphen') this.write('\u2011', look)
    else if (name === 'w:softHyphen') this.write('\u00ad', look)
    else if (name === 'w:br' && type === 'textWrapping') this.write('<br>', look)
    else if (name === 'w:sym')
      this.write(escaped(signOf(font, attributes.get('w:char') ?? '')), look)
    else if (name.endsWith('noteReference')) {
      const key = `${name.slice('w:'.length, -'Reference'.length)} ${attributes.get('w:id')}`
      if (!this.notes.has(key)) return
      this.cited.set(key, this.cited.get(key) ?? this.cited.size + 1)
      this.write(`[${this.cited.get(key)}]`, look)
    }
  }

  heading(level: string): void {
    const frame = this.frames.at(-1)
    if (frame) frame.level = level
  }

  /** The end of the paragraph that is open was deleted. */
  joinNext(): void {
    const frame = this.frames.at(-1)
    if (frame) frame.joins = true
  }

  /** The row that is open was deleted, with all that it holds. */
  deleteRow(): void {
    if (this.rows.length > 0) this.rows[this.rows.length - 1] = true
  }

  private begin(html = ''): void {
    this.outer.push(this.html)
    this.html = html
  }

  /** What was written since the last begin; what was written before goes on. */
  private end(): string {
    const { html } = this
    this.html = this.outer.pop() ?? ''
    return html
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    this.endRun()
    this.count()
    if (name === 'w:p') {
      const joined = this.rows.includes(true) ? null : this.pending
      if (joined) this.pending = null
      this.begin(joined?.html)
      this.frames.push({ boxes: joined?.boxes ?? '', level: '', joins: false })
    } else if (name === 'w:body') this.hasBody = true
    else if (name === 'w:pict') this.begin()
    else if (name === 'w:tr') this.rows.push(false)
    else if (name === 'w:tc') this.html += '<td>'
    else if (/^w:(?:foot|end)note$/.test(name)) {
      this.note = /separator/i.test(attributes.get('w:type') ?? '')
        ? ''
        : `${name.slice('w:'.length)} ${attributes.get('w:id')}`
      this.begin()
    }
  }

  private closeParagraph(): void {
    const { boxes, level, joins } = this.frames.pop()!
    const html = this.end()
    if (joins) this.pending = { html, boxes }
    else {
      const tag = level === '' ? 'p' : `h${level}`
      this.html += `<${tag}>${html}</${tag}>${boxes}`
    }
  }

  close(name: string): void {
    this.endRun()
    if (name === 'w:p') this.closeParagraph()
    else if (name === 'w:pict') {
      const frame = this.frames.at(-1)
      const box = this.end()
      if (frame) frame.boxes += box
      else this.html += box
    } else if (name === 'w:tc') this.html += '</td>'
    else if (name === 'w:tr') this.rows.pop()
    else if (/^w:(?:foot|end)note$/.test(name)) {
      const html = this.end()
      if (this.note !== '') this.own.set(this.note, html)
    }
  }

  /** The notes that the part holds. */
  ownNotes(): Notes {
    return this.own
  }

  /** All that was written, and below it the notes that it refers to, each behind its number. */
  whole(): string {
    this.endRun()
    const rest = this.pending ? `<p>${this.pending.html}</p>${this.pending.boxes}` : ''
    const below = [...this.cited].map(([key, number]) => {
      const note = this.notes.get(key)!
      return note.replace(/^(?:<[^<>]*>)*/, (tags) => `${tags}[${number}] `)
    })
    return this.html + rest + below.join('')
  }
}

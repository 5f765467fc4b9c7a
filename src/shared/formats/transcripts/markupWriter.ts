import { namespaces } from './wordNamespaces'
import { OddMarkup } from './wordXml'

/** Each takes kilobytes of memory when it is read; the longest transcripts have half as many once they are stripped. */
const ELEMENTS = 60_000
const CHARACTERS = 8_000_000

/** The emphasis of a run, each at most once, in this order: "biu". */
export type Look = string

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const ROOT = [...namespaces.written].map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('')

/** Writes Word's markup; runs of one look that follow one another become one. */
export class MarkupWriter {
  private readonly pieces: string[] = []
  private elements = 0
  private characters = 0
  private look: Look | null = null
  private inText = false

  private push(markup: string, elements: number): void {
    this.elements += elements
    if (this.elements > ELEMENTS) throw new OddMarkup('tooLarge')
    this.pieces.push(markup)
  }

  private endText(): void {
    if (this.inText) this.pieces.push('</w:t>')
    this.inText = false
  }

  private endRun(): void {
    this.endText()
    if (this.look !== null) this.pieces.push('</w:r>')
    this.look = null
  }

  private run(look: Look): void {
    if (this.look === look) return
    this.endRun()
    const marks = [...look].map((mark) => `<w:${mark} w:val="single"/>`).join('')
    this.push(`<w:r>${marks && `<w:rPr>${marks}</w:rPr>`}`, marks === '' ? 1 : 2 + look.length)
    this.look = look
  }

  text(words: string, look: Look): void {
    this.characters += words.length
    if (this.characters > CHARACTERS) throw new OddMarkup('tooLarge')
    this.run(look)
    if (!this.inText) this.push('<w:t xml:space="preserve">', 1)
    this.inText = true
    this.pieces.push(escaped(words))
  }

  /** A sign in a run, e.g. a break. */
  sign(name: string, attributes: ReadonlyMap<string, string>, look: Look): void {
    this.run(look)
    this.endText()
    this.element(name, attributes)
    this.pieces.push(`</${name}>`)
  }

  private element(name: string, attributes: ReadonlyMap<string, string>): void {
    const root = this.pieces.length === 0 ? ROOT : ''
    const said = [...attributes].map(
      ([key, value]) => ` ${key}="${escaped(value.slice(0, 1000)).replaceAll('"', '&quot;')}"`,
    )
    this.push(`<${name}${root}${said.join('')}>`, 1)
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    this.endRun()
    this.element(name, attributes)
  }

  close(name: string): void {
    this.endRun()
    this.pieces.push(`</${name}>`)
  }

  markup(): string {
    return this.pieces.join('')
  }
}

import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { Message } from '../../messages/translate'
import { unzip, ZipError, type ZipProblem } from '../unzip'
import { cleaned } from './cleaned'
import { htmlLines } from './htmlLines'
import type { Line } from './lines'
import { UnreadableFile, type InputFile } from './outcome'
import { wordMarkup, wordStyles } from './wordMarkup'
import { OddMarkup, readWordXml } from './wordXml'

const MIB = 1024 * 1024
const LIMITS = { entries: 5000, bytes: 64 * MIB, ratio: 100, free: 16 * MIB }

const reasons: Record<ZipProblem, Message['key']> = {
  notAZip: 'files.brokenDocx',
  damaged: 'files.brokenDocx',
  encrypted: 'files.encrypted',
  tooLarge: 'files.unpacksTooLarge',
}

const refuse = (file: InputFile, key: Message['key']) =>
  new UnreadableFile({ key, values: { file: file.name } })

const RELATIONSHIPS = /^(?:word\/)?_rels\/[^/\\]*\.rels$/i
const DOCUMENT = /^word\/document\d*\.xml$/i
/** The parts that hold words, and what is needed to find and to understand these. */
const STYLES = /^word\/styles\d*\.xml$/i
const PART = /^word\/(?:document|styles|footnotes|endnotes)\d*\.xml$/i

/** The kinds of relationship that lead from one of these parts to another. */
const INNER =
  /^http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006\/relationships\/(?:officeDocument|footnotes|endnotes)$/

/** Where the parts lie that hold words. Whatever lies outside of the file, a picture or a template on some server, is gone. */
function relationships(bytes: Uint8Array): string {
  const found: string[] = []
  readWordXml(bytes, {
    open: (_, attributes) => {
      const type = attributes.get('Type') ?? ''
      const target = attributes.get('Target') ?? ''
      const plain = /^[\w./-]{1,200}$/.test(target) && attributes.get('TargetMode') !== 'External'
      if (INNER.test(type) && plain && found.length < 20)
        found.push(`<Relationship Id="r${found.length}" Type="${type}" Target="${target}"/>`)
    },
  })
  const uri = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return `<Relationships xmlns="${uri}">${found.join('')}</Relationships>`
}

/** A Word document packed anew from what becomes a transcript. */
async function stripped(file: InputFile): Promise<{ bytes: Uint8Array; pictures: number }> {
  const parts = await unzip(
    file.bytes,
    LIMITS,
    (name) => PART.test(name) || RELATIONSHIPS.test(name),
  )
  if (![...parts.keys()].some((name) => DOCUMENT.test(name))) throw refuse(file, 'files.notWord')
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
  const packed = new Map([['[Content_Types].xml', types]])
  let pictures = 0
  const styles = new Map(
    [...parts].flatMap(([name, part]) => (STYLES.test(name) ? [...wordStyles(part)] : [])),
  )
  for (const [name, bytes] of parts) {
    parts.delete(name)
    if (STYLES.test(name)) continue
    if (RELATIONSHIPS.test(name)) packed.set(name, relationships(bytes))
    else {
      const part = wordMarkup(bytes, styles)
      packed.set(name, part.markup)
      pictures += part.pictures
    }
  }
  const encoder = new TextEncoder()
  const files = [...packed].map(([name, text]) => [name, encoder.encode(text)] as const)
  return { bytes: zipSync(Object.fromEntries(files), { level: 0 }), pictures }
}

/** The paragraphs of a Word document, and what could not come along. */
export async function docxLines(file: InputFile): Promise<{ lines: Line[]; notes: Message[] }> {
  const { bytes, pictures } = await stripped(file).catch((error: unknown) => {
    if (error instanceof ZipError) throw refuse(file, reasons[error.problem])
    if (!(error instanceof OddMarkup)) throw error
    throw refuse(file, error.reason === 'broken' ? 'files.brokenDocx' : 'files.unpacksTooLarge')
  })
  const input = { buffer: bytes, arrayBuffer: bytes.buffer } as unknown as {
    arrayBuffer: ArrayBuffer
  }
  const { value: html } = await mammoth.convertToHtml(input, { styleMap: ['u => u'] }).catch(() => {
    throw refuse(file, 'files.brokenDocx')
  })
  const { text, notes } = cleaned(html)
  const lines = htmlLines(text)
  if (pictures > 0) notes.push({ key: 'files.pictures', values: { count: pictures } })
  return { lines, notes }
}

import type { Message } from '../../messages/translate'
import { unzip, ZipError, type ZipProblem } from '../unzip'
import { cleaned } from './cleaned'
import { htmlLines } from './htmlLines'
import type { Line } from './lines'
import { UnreadableFile, type InputFile } from './outcome'
import { wordHtml, wordNotes, wordStyles } from './wordHtml'
import { OddMarkup, readWordXml } from './wordXml'

const MIB = 1024 * 1024
const LIMITS = { entries: 5000, wanted: 20, bytes: 64 * MIB, ratio: 100, free: 16 * MIB }

const reasons: Record<ZipProblem, Message['key']> = {
  notAZip: 'files.brokenDocx',
  damaged: 'files.brokenDocx',
  encrypted: 'files.encrypted',
  tooLarge: 'files.unpacksTooLarge',
}

const refuse = (file: InputFile, key: Message['key']) =>
  new UnreadableFile({ key, values: { file: file.name } })

const RELATIONSHIPS = /^_rels\/\.rels$/i
const DOCUMENT = /^word\/document\d*\.xml$/i
const STYLES = /^word\/styles\d*\.xml$/i
const NOTES = /^word\/(?:footnotes|endnotes)\d*\.xml$/i
/** The parts that hold words, and what is needed to find and to understand these. */
const PARTS = [RELATIONSHIPS, DOCUMENT, STYLES, NOTES]
const MAIN = /\/officeDocument$/

/** The name of the main part among those that may be one, as the document itself says where it says so. */
function mainPart(names: readonly string[], relationships: Uint8Array | undefined): string {
  let named = ''
  if (relationships)
    readWordXml(relationships, {
      open: (_, attributes) => {
        if (MAIN.test(attributes.get('Type') ?? ''))
          named = (attributes.get('Target') ?? '').replace(/^\//, '')
      },
    })
  return names.includes(named) ? named : names.toSorted()[0]!
}

/** What of a Word document becomes a transcript, as plain HTML. */
async function htmlOf(file: InputFile): Promise<{ html: string; pictures: number }> {
  const parts = await unzip(file.bytes, LIMITS, (name) => PARTS.some((part) => part.test(name)))
  const named = (pattern: RegExp) => [...parts.keys()].filter((name) => pattern.test(name))
  const documents = named(DOCUMENT)
  if (documents.length === 0) throw refuse(file, 'files.notWord')
  const styles = new Map(named(STYLES).flatMap((name) => [...wordStyles(parts.get(name)!)]))
  const notes = wordNotes(
    named(NOTES).map((name) => parts.get(name)!),
    styles,
  )
  const main = mainPart(documents, parts.get(named(RELATIONSHIPS)[0] ?? ''))
  return wordHtml(parts.get(main)!, styles, notes)
}

/** The paragraphs of a Word document, and what could not come along. */
export async function docxLines(file: InputFile): Promise<{ lines: Line[]; notes: Message[] }> {
  const { html, pictures } = await htmlOf(file).catch((error: unknown) => {
    if (error instanceof ZipError) throw refuse(file, reasons[error.problem])
    if (!(error instanceof OddMarkup)) throw error
    throw refuse(file, error.reason === 'broken' ? 'files.brokenDocx' : 'files.unpacksTooLarge')
  })
  const { text, notes } = cleaned(html)
  const lines = htmlLines(text)
  if (pictures > 0) notes.push({ key: 'files.pictures', values: { count: pictures } })
  return { lines, notes }
}

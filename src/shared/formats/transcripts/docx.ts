import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { Message } from '../../messages/translate'
import { unzip, ZipError, type ZipProblem } from '../unzip'
import { cleaned } from './cleaned'
import { htmlLines } from './htmlLines'
import type { Line } from './lines'
import { UnreadableFile, type InputFile } from './outcome'

const LIMITS = { entries: 5000, bytes: 64 * 1024 * 1024 }
/** Far more than the longest transcript has; their objects take a gigabyte of memory. */
const MAX_TAGS = 2_000_000

const reasons: Record<ZipProblem, Message['key']> = {
  notAZip: 'files.brokenDocx',
  damaged: 'files.brokenDocx',
  encrypted: 'files.encrypted',
  tooLarge: 'files.unpacksTooLarge',
}

const refuse = (file: InputFile, key: Message['key']) =>
  new UnreadableFile({ key, values: { file: file.name } })

/** The parts of a Word document that hold its words, checked against the limits and packed anew without tricks. */
async function cleanPackage(file: InputFile): Promise<Uint8Array> {
  const parts = await unzip(file.bytes, LIMITS, (name) => /\.(xml|rels)$/i.test(name)).catch(
    (error: unknown) => {
      throw error instanceof ZipError ? refuse(file, reasons[error.problem]) : error
    },
  )
  if (![...parts.keys()].some((name) => /^word\/document\d*\.xml$/i.test(name))) {
    throw refuse(file, 'files.notWord')
  }
  let tags = 0
  for (const bytes of parts.values()) {
    for (const byte of bytes) if (byte === 0x3c) tags += 1
    if (tags > MAX_TAGS) throw refuse(file, 'files.unpacksTooLarge')
    if (new TextDecoder().decode(bytes.subarray(0, 2000)).includes('<!DOCTYPE')) {
      throw refuse(file, 'files.brokenDocx')
    }
  }
  return zipSync(Object.fromEntries(parts), { level: 0 })
}

/** The paragraphs of a Word document, and what could not come along. */
export async function docxLines(file: InputFile): Promise<{ lines: Line[]; notes: Message[] }> {
  const clean = await cleanPackage(file)
  const input = { buffer: clean, arrayBuffer: clean.buffer } as unknown as {
    arrayBuffer: ArrayBuffer
  }
  const { value: html } = await mammoth
    .convertToHtml(input, {
      styleMap: ['u => u'],
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    })
    .catch(() => {
      throw refuse(file, 'files.brokenDocx')
    })
  const { text, notes } = cleaned(html)
  const { lines, pictures } = htmlLines(text)
  if (pictures > 0) notes.push({ key: 'files.pictures', values: { count: pictures } })
  return { lines, notes }
}

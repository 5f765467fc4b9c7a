import { zipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import mammoth from 'mammoth'
import type { Message } from '../../messages/translate'
import type { Inline } from '../../records/transcript'
import { unzip, ZipError, type ZipProblem } from '../unzip'
import { cleaned } from './cleaned'
import type { Line } from './lines'
import { UnreadableFile, type InputFile } from './outcome'

const LIMITS = { entries: 5000, bytes: 200 * 1024 * 1024 }

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
  for (const bytes of parts.values()) {
    if (new TextDecoder().decode(bytes.subarray(0, 2000)).includes('<!DOCTYPE')) {
      throw refuse(file, 'files.brokenDocx')
    }
  }
  return zipSync(Object.fromEntries(parts), { level: 0 })
}

const MARKS: Record<string, 'bold' | 'italic' | 'underline'> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  u: 'underline',
}
const BLOCKS = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th', 'dt', 'dd'])

/** Lines from the HTML that mammoth makes. Only text, emphasis and headings come through; nothing is ever rendered. */
function linesOf(html: string): { lines: Line[]; pictures: number } {
  const lines: Line[] = []
  let inlines: Inline[] = []
  let level: number | undefined
  let pictures = 0
  const open: ('bold' | 'italic' | 'underline')[] = []
  const flush = () => {
    const text = inlines.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')
    if (text.trim() !== '') lines.push({ text, inlines, ...(level !== undefined && { level }) })
    inlines = []
    level = undefined
  }
  const parser = new Parser({
    onopentag: (name) => {
      if (BLOCKS.has(name)) flush()
      const heading = /^h([1-6])$/.exec(name)
      if (heading) level = Number(heading[1])
      const mark = MARKS[name]
      if (mark) open.push(mark)
      if (name === 'br') inlines.push({ type: 'hardBreak' })
      if (name === 'img') pictures += 1
    },
    ontext: (raw) => {
      const text = raw.replace(/[\r\n]+/g, ' ')
      if (text === '') return
      const marks = [...new Set(open)].map((type) => ({ type }))
      inlines.push({ type: 'text', text, ...(marks.length > 0 && { marks }) })
    },
    onclosetag: (name) => {
      if (MARKS[name]) open.splice(open.lastIndexOf(MARKS[name]), 1)
      if (BLOCKS.has(name)) flush()
    },
  })
  parser.end(html)
  flush()
  return { lines, pictures }
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
  const { lines, pictures } = linesOf(text)
  if (pictures > 0) notes.push({ key: 'files.pictures', values: { count: pictures } })
  return { lines, notes }
}

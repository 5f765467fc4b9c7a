import type { Message } from '../../messages/translate'
import type { Source } from '../../records/schema'
import { canonicalText } from '../../text/canonical'
import { turnsOf } from '../../text/turns'
import { wordCount } from '../../text/words'
import { decode, detectEncoding, type Encoding } from '../encoding'
import { captionLines } from './captions'
import { cleaned } from './cleaned'
import { docxLines } from './docx'
import type { Line } from './lines'
import { markdownLines } from './markdown'
import {
  UnreadableFile,
  type Imported,
  type InputFile,
  type Outcome,
  type ReadOptions,
} from './outcome'
import { plainTextLines } from './plainText'
import { findSpeakers } from './speakers'
import { structure } from './structure'

/** Files that are no transcript by any measure. */
const MAX_BYTES = 64 * 1024 * 1024

type FileFormat = Exclude<Source['format'], 'paste'>

const formatsByEnding: Record<string, FileFormat> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  docx: 'docx',
  vtt: 'vtt',
  srt: 'srt',
}

const endingOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Whether a file's name says that it may be a transcript. Word keeps a "~$name.docx" beside what it has open. */
export const isTranscriptName = (name: string): boolean =>
  Object.hasOwn(formatsByEnding, endingOf(name)) && !/(?:^|[/\\])~\$[^/\\]*$/.test(name)

const hasBytes = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, i) => bytes[i] === byte)
const contains = (bytes: Uint8Array, ascii: string) =>
  new TextDecoder('latin1').decode(bytes).includes(ascii)

/** What a file is by its first bytes, where that is something that can't be read as text. */
function disguise(bytes: Uint8Array): Message['key'] | null {
  if (hasBytes(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const wide = [...'EncryptedPackage'].join('\0')
    return contains(bytes, wide) ? 'files.encrypted' : 'files.oldWord'
  }
  if (hasBytes(bytes, 0x25, 0x50, 0x44, 0x46)) return 'files.isPdf'
  if (hasBytes(bytes, 0x89, 0x50, 0x4e, 0x47) || hasBytes(bytes, 0xff, 0xd8, 0xff))
    return 'files.isPicture'
  if (hasBytes(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return 'files.isRtf'
  return null
}

/** A text with many control characters is not one; a few, in a text, are an accident. */
const looksBinary = (text: string) => {
  const sample = text.slice(0, 4000)
  const odd = sample.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0
  return odd > Math.max(2, sample.length * 0.05)
}

async function linesOf(file: InputFile, format: FileFormat, encoding: Encoding | '') {
  if (format === 'docx') return docxLines(file)
  const raw = decode(file.bytes, encoding || 'utf-8')
  if (looksBinary(raw))
    throw new UnreadableFile({ key: 'files.notText', values: { file: file.name } })
  const { text, notes } = cleaned(raw)
  const readers: Record<Exclude<FileFormat, 'docx'>, (text: string) => Line[]> = {
    txt: plainTextLines,
    md: markdownLines,
    vtt: captionLines,
    srt: captionLines,
  }
  return { lines: readers[format](text), notes }
}

async function read(file: InputFile, options: ReadOptions): Promise<Imported> {
  const refuse = (key: Message['key']) => new UnreadableFile({ key, values: { file: file.name } })
  if (file.bytes.length === 0) throw refuse('files.empty')
  if (file.bytes.length > MAX_BYTES) throw refuse('files.tooLarge')
  const disguised = disguise(file.bytes)
  if (disguised) throw refuse(disguised)
  const named = formatsByEnding[endingOf(file.name)]
  // Not by "PK" alone, with which a speaker of these initials begins.
  const zipped = hasBytes(file.bytes, 0x50, 0x4b, 3, 4) || hasBytes(file.bytes, 0x50, 0x4b, 5, 6)
  if (!named && !zipped) throw refuse('files.unknownType')
  const format: FileFormat = zipped ? 'docx' : named!
  const encoding = format === 'docx' ? '' : (options.encoding ?? detectEncoding(file.bytes))
  const { lines, notes } = await linesOf(file, format, encoding)
  if (lines.every((line) => line.text.trim() === '')) {
    throw refuse(format === 'vtt' || format === 'srt' ? 'files.noCues' : 'files.noText')
  }
  return describe(
    lines,
    {
      name:
        file.name
          .replace(/\.[^.]+$/, '')
          .replace(/\s+/g, ' ')
          .trim() || file.name,
      fileName: file.name,
      format,
      encoding,
      notes:
        named === 'docx' || format !== 'docx'
          ? notes
          : [...notes, { key: 'files.isWord', values: {} }],
    },
    options,
  )
}

function describe(
  lines: readonly Line[],
  origin: Pick<Imported, 'name' | 'fileName' | 'format' | 'encoding' | 'notes'>,
  options: ReadOptions,
): Imported {
  const { speakers: wanted = 'auto' } = options
  const speakers = findSpeakers(lines).map((speaker) => ({
    ...speaker,
    on: wanted === 'auto' ? speaker.on : wanted !== 'none' && wanted.includes(speaker.label),
  }))
  const chosen = speakers.filter(({ on }) => on).map(({ label }) => label)
  const doc = structure(lines, wanted === 'none' ? null : chosen)
  return {
    ...origin,
    doc,
    speakers,
    turns: turnsOf(doc).filter(({ speaker }) => speaker !== null).length,
    timestamps: doc.content.filter(({ attrs }) => attrs.time !== null).length,
    words: wordCount(canonicalText(doc)),
  }
}

/** Reads a transcript file. What can go wrong with somebody's file is an outcome that names it, never an exception. */
export async function readTranscript(file: InputFile, options: ReadOptions = {}): Promise<Outcome> {
  try {
    return { ok: true, transcript: await read(file, options) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problem: error.problem }
    throw error
  }
}

/** Reads text that was pasted. */
export function readPasted(text: string, name: string, options: ReadOptions = {}): Outcome {
  const { text: clean, notes } = cleaned(text)
  const lines = plainTextLines(clean)
  if (lines.length === 0)
    return { ok: false, problem: { key: 'files.noText', values: { file: name } } }
  const origin = { name, fileName: '', format: 'paste', encoding: '', notes } as const
  return { ok: true, transcript: describe(lines, origin, options) }
}

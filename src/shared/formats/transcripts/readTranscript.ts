import type { Message } from '../../messages/translate'
import type { Source } from '../../records/schema'
import { canonicalText } from '../../text/canonical'
import { plainName } from '../../text/plainName'
import { turnsOf } from '../../text/turns'
import { wordCount } from '../../text/words'
import { countOf } from '../countOf'
import { disguise, isZip, looksBinary } from '../disguise'
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

/** Megabytes beyond which a file is no transcript by any measure; a Word document may hold pictures. */
const LARGEST = { docx: 64, text: 16 }
const MIB = 1024 * 1024
/** Twenty times as many as a day of talk has; each takes memory, in the file and on the screen. */
const MOST_LINES = 250_000
const MOST_ROWS = 2 * MOST_LINES

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

const tooManyLines = (file: InputFile) =>
  new UnreadableFile({ key: 'files.tooManyLines', values: { file: file.name, limit: MOST_LINES } })

async function linesOf(file: InputFile, format: FileFormat, encoding: Encoding | '') {
  if (format === 'docx') return docxLines(file)
  const raw = decode(file.bytes, encoding || 'utf-8')
  if (looksBinary(raw))
    throw new UnreadableFile({ key: 'files.notText', values: { file: file.name } })
  const { text, notes } = cleaned(raw)
  // Blank rows part the lines, and cues have rows of their own.
  if (countOf(text, /\n/g) > MOST_ROWS) throw tooManyLines(file)
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
  const zipped = isZip(file.bytes)
  const limit = LARGEST[zipped ? 'docx' : 'text']
  const tooLarge = (most: number) => file.bytes.length > most * MIB
  const disguised = tooLarge(LARGEST.docx) ? null : disguise(file.bytes)
  if (disguised) throw refuse(disguised)
  const ending = endingOf(file.name)
  const named = Object.hasOwn(formatsByEnding, ending) ? formatsByEnding[ending] : undefined
  if (!named && !zipped) throw refuse('files.unknownType')
  if (tooLarge(limit))
    throw new UnreadableFile({ key: 'files.tooLarge', values: { file: file.name, limit } })
  const format: FileFormat = zipped ? 'docx' : named!
  const encoding = format === 'docx' ? '' : (options.encoding ?? detectEncoding(file.bytes))
  const { lines, notes } = await linesOf(file, format, encoding)
  if (lines.length > MOST_LINES) throw tooManyLines(file)
  const read = describe(
    lines,
    {
      name: file.name.replace(/\.[^.]+$/, '').trim() || file.name,
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
  if (isEmpty(read))
    throw refuse(format === 'vtt' || format === 'srt' ? 'files.noCues' : 'files.noText')
  return read
}

/** A label or a time alone is no text: it becomes structure, and nothing is left that could be imported. */
const isEmpty = ({ doc }: Imported) => canonicalText(doc).trim() === ''

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
    const named = { name: plainName(file.name), bytes: file.bytes }
    return { ok: true, transcript: await read(named, options) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problem: error.problem }
    throw error
  }
}

/** Reads text that was pasted. */
export function readPasted(text: string, given: string, options: ReadOptions = {}): Outcome {
  const name = plainName(given)
  const file = { name, bytes: new Uint8Array() }
  if (text.length > LARGEST.text * MIB) {
    const values = { file: name, limit: LARGEST.text }
    return { ok: false, problem: { key: 'files.tooLarge', values } }
  }
  const { text: clean, notes } = cleaned(text)
  if (countOf(clean, /\n/g) > MOST_ROWS) return { ok: false, problem: tooManyLines(file).problem }
  const lines = plainTextLines(clean)
  if (lines.length > MOST_LINES) return { ok: false, problem: tooManyLines(file).problem }
  const origin = { name, fileName: '', format: 'paste', encoding: '', notes } as const
  const transcript = describe(lines, origin, options)
  return isEmpty(transcript)
    ? { ok: false, problem: { key: 'files.noText', values: { file: name } } }
    : { ok: true, transcript }
}

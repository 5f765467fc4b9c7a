import * as v from 'valibot'
import { defineRecord, instant, name } from './record'

export const sourceFormats = ['txt', 'md', 'docx', 'vtt', 'srt', 'paste'] as const

/**
 * The recording that a transcript was made from. The file is on the computer, not in the project: `handle` is the key
 * under which the shell of one computer knows where it is, and means nothing on another, where it is linked anew.
 */
const media = v.object({
  handle: v.pipe(v.string(), v.nonEmpty()),
  fileName: name,
  kind: v.picklist(['audio', 'video']),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Milliseconds; null until it has been played once. */
  duration: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Veta keeps a copy of its own, beside the project. */
  copied: v.boolean(),
})

export type Media = v.InferOutput<typeof media>

/** One transcript or document, without its text, so that a list of sources stays light. */
export const source = defineRecord({
  type: 'source',
  entries: {
    name,
    format: v.picklist(sourceFormats),
    /** Empty for pasted text. */
    fileName: v.string(),
    /** As found at import, e.g. "UTF-8" or "windows-1252"; empty where the format fixes it. */
    encoding: v.string(),
    importedAt: instant,
    /** Words and code points of the canonical text; set by the commands that write the text. */
    words: v.pipe(v.number(), v.integer(), v.minValue(0)),
    characters: v.pipe(v.number(), v.integer(), v.minValue(0)),
    memo: v.string(),
    media: v.nullable(media),
  },
  indexes: [],
  migrations: [{ to: 2, up: (old) => ({ ...old, media: null }) }],
})

import * as v from 'valibot'
import { defineRecord, instant, name } from './record'

export const sourceFormats = ['txt', 'md', 'docx', 'vtt', 'srt', 'paste'] as const

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
  },
  indexes: [],
})

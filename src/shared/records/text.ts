import * as v from 'valibot'
import { defineRecord, idOf } from './record'
import { transcriptSchema } from './transcript'

/** The words of a source: its rich document and the canonical text that positions count in. */
export const text = defineRecord({
  type: 'text',
  entries: {
    sourceId: idOf('source'),
    doc: transcriptSchema,
    /** Blocks joined by one line feed, a hard break as one line feed; never Unicode-normalised. */
    text: v.string(),
  },
  indexes: ['sourceId'],
})

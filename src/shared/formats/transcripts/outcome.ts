import type { Message } from '../../messages/translate'
import type { Source } from '../../records/schema'
import type { Transcript } from '../../records/transcript'
import type { Encoding } from '../encoding'

/** How a person wants a file read; whatever is left out is found out. */
export interface ReadOptions {
  encoding?: Encoding
  /** The labels that are speakers; 'auto' takes the likely ones, 'none' leaves the text as it is. */
  speakers?: 'auto' | 'none' | readonly string[]
}

/** A label at the start of lines that may be a speaker. */
export interface Speaker {
  label: string
  /** How many turns begin with it. */
  count: number
  /** Taken as a speaker. */
  on: boolean
}

/** A transcript that was read and can be imported. */
export interface Imported {
  name: string
  fileName: string
  format: Source['format']
  /** Empty where the format fixes it. */
  encoding: Encoding | ''
  doc: Transcript
  speakers: readonly Speaker[]
  turns: number
  timestamps: number
  words: number
  /** What was changed on the way in, and what could not come along. */
  notes: readonly Message[]
}

export type Outcome = { ok: true; transcript: Imported } | { ok: false; problem: Message }

/** A file can't be read, for a reason that its owner can understand. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
  constructor(readonly problem: Message) {
    super(problem.key)
  }
}

export interface InputFile {
  name: string
  bytes: Uint8Array
}

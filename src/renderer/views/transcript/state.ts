import { create } from 'zustand'
import type { IdOf } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'

/** What a list of codes is open for: to code words, or to give codings another code or a further one. */
export type PickerPurpose = 'code' | 'recode' | 'recodeAll' | 'duplicate'

interface TranscriptState {
  selection: Span
  /** The coding that the keys and the passage panel are about. */
  activeCodingId: IdOf<'coding'> | null
  picker: PickerPurpose | null
  /** What `.` applies again. */
  lastCodeIds: readonly IdOf<'code'>[]
  set: (patch: Partial<Omit<TranscriptState, 'set'>>) => void
}

/** Where the person is in the transcript that is open. */
export const useTranscript = create<TranscriptState>()((set) => ({
  selection: { start: 0, end: 0 },
  activeCodingId: null,
  picker: null,
  lastCodeIds: [],
  set,
}))

export const isEmpty = (span: Span): boolean => span.end <= span.start

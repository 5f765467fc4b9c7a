import type { Attribute, IdOf } from '#shared/records/schema'
import type { SearchQuery } from '#shared/text/search'
import type { Wanted } from '#shared/text/passages'
import type { Locale } from '#shared/messages/catalogue'
import type { TableOutcome } from '#shared/formats/caseTable'
import type { NameTable } from '#shared/pseudonyms/table'
import type { ExportRequest } from '#shared/formats/exportProject'
import type { Outcome, ReadOptions } from '#shared/formats/transcripts/outcome'
import type { Lock, Sealing } from '#shared/sealing/lock'
import type { PackedProject } from '#storage/wholeProject'
import type { ParsedProject, ProjectContents } from '#shared/formats/projectFile'
import type { Span } from '#shared/text/anchor'
import type { CarryOver } from '#shared/text/carryOver'
import type { Coding } from '#shared/records/schema'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import type { Arrangement } from '#shared/matrix/arrangement'
import type { ExcerptFilter, ExcerptTable } from '#shared/formats/excerpts'
import type { ComparingTasks, writeSideBySide } from './comparing'
import type { CellPlace } from '#shared/matrix/evidence'
import type { Proposal } from '#shared/matrix/exclusive'
import type { ExaminedCase } from '#shared/matrix/whatWasExamined'
import type { Gathered } from './gathered'
import type { GatheringEnd } from './gathering'
import type { LookAgain } from './judging'
import type { MatrixPiece } from './matrixWire'
import type { NameTasks } from './names'
import type { Hits, Speaker, Trying } from './search'

/** How much of a project has been read, from 0 to 1; null where it has been, and is being counted. */
export interface Reading {
  reading: number | null
}

/** What is asked about a project that is kept: what it takes and what comes back. */
interface ProjectTasks extends ComparingTasks {
  matrix: [{ projectUuid: string; arrangement: Arrangement }, ArrangedMatrix]
  lookAgain: [{ projectUuid: string }, LookAgain]
  excludedCells: [{ projectUuid: string; place: CellPlace }, Proposal[]]
  examinedCases: [{ projectUuid: string; cells: readonly CellPlace[] }, ExaminedCase[]]
}

type WithReading = {
  [N in keyof ProjectTasks]: [ProjectTasks[N][0], ProjectTasks[N][1], Reading]
}

/** Everything that is done off the main thread: what it takes, what comes back, and what is told meanwhile. */
export interface Tasks extends WithReading, NameTasks {
  readTranscript: [{ name: string; bytes: Uint8Array; options: ReadOptions }, Outcome]
  readPasted: [{ name: string; text: string; options: ReadOptions }, Outcome]
  compareVersions: [
    {
      before: string
      after: string
      codings: readonly Pick<Coding, 'id' | 'anchor' | 'detached'>[]
    },
    CarryOver,
    /** How much of it is done, 0 to 1. */
    { done: number },
  ]
  /** Reads everything that is kept in large pieces once; fails where one is not what was written. */
  readThrough: [{ projectUuid: string }, void]
  /** Where words stand in a text that is in no project yet, whatever their case and accents. */
  placesIn: [{ text: string; words: string }, Span[]]
  /** `key` opens a sealed file. */
  parseProject: [{ bytes: Uint8Array; key?: Uint8Array }, ParsedProject]
  /** Lets the worker read a sealed project; null ends that. */
  setKey: [{ projectUuid: string; key: Uint8Array | null }, void]
  /** The project as a project file, and the journal line that it ends with; `history` false: with an empty journal. */
  packProject: [{ projectUuid: string; lock: Lock | null; history?: boolean }, PackedProject]
  /** A new data key under a new lock, and the recovery key that opens it beside the passphrase. */
  makeSealing: [{ passphrase: string }, { sealing: Sealing; recoveryKey: string }]
  /** The data key; null for a wrong passphrase or recovery key. */
  openLock: [{ lock: Lock; by: 'passphrase' | 'recovery'; secret: string }, Uint8Array | null]
  changePassphrase: [{ sealing: Sealing; passphrase: string }, Lock]
  readCaseTable: [{ name: string; bytes: Uint8Array; known: readonly Attribute[] }, TableOutcome]
  sample: [{ name: string; memo: string }, ProjectContents]
  excerpts: [{ projectUuid: string; filter: ExcerptFilter }, ExcerptTable]
  writeSideBySide: [Parameters<typeof writeSideBySide>[0], Uint8Array]
  hits: [{ projectUuid: string; sourceId: IdOf<'source'>; query: SearchQuery }, Hits, Trying]
  passages: [
    { projectUuid: string; sourceIds: readonly IdOf<'source'>[]; wanted: Wanted },
    GatheringEnd,
    Trying | { part: Gathered },
  ]
  prepareTexts: [{ projectUuid: string }, void]
  stopGathering: [Record<never, never>, void]
  speakers: [{ projectUuid: string }, Speaker[]]
  /** Of these copies of recordings, those that no project can come to any more. */
  unusedCopies: [{ handles: readonly string[] }, string[]]
  export: [
    /** `veil`: the names that the history must not show. */
    { projectUuid: string; request: ExportRequest; locale: Locale; veil: NameTable },
    Uint8Array,
    /** What it is at. */
    { stage: 'reading' | 'writing' },
  ]
}

export type TaskName = keyof Tasks
export interface TaskMessage<N extends TaskName = TaskName> {
  id: number
  name: N
  input: Tasks[N][0]
}
/** What a task tells while it is at work. */
export type NewsOf<N extends TaskName> = Tasks[N] extends readonly [unknown, unknown, infer News]
  ? News
  : never
export type TaskAnswer =
  | { id: number; news: NewsOf<TaskName> }
  /** Of a matrix: its cells come in pieces, before an answer with how it is arranged. */
  | { id: number; piece: MatrixPiece }
  | { id: number; ok: true; output: Tasks[TaskName][1] | Omit<ArrangedMatrix, 'matrix'> }
  /** `damaged` names the project whose stored rows are not what was written, where it is that. */
  | { id: number; ok: false; error: string; damaged?: string }

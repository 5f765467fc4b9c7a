import * as v from 'valibot'
import type { Values } from '../messages/translate'
import type { RecordsDiff } from './diff'
import type { IdOf } from './schema'

/**
 * One line of the append-only journal: who did what, when. Undo and redo are lines of their own,
 * which name the line they take back or do again.
 */
export interface JournalEntry {
  /** From 1, without gaps. */
  seq: number
  /** Milliseconds since 1970-01-01 UTC. */
  at: number
  coderId: IdOf<'coder'>
  kind: 'do' | 'undo' | 'redo'
  /** For undo and redo: the `seq` of the line concerned; else null. */
  of: number | null
  /** The name of the command, as in `history.<command>`. */
  command: string
  /** What fills the places of that sentence. */
  label: Values
}

/** The line with its change: for an undo, the reverse of the change it takes back. */
export interface JournalRow extends JournalEntry {
  diff: RecordsDiff
}

const recordsById = v.record(v.string(), v.looseObject({ type: v.string(), id: v.string() }))

export const rowSchema = v.object({
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: v.number(),
  coderId: v.string(),
  kind: v.picklist(['do', 'undo', 'redo']),
  of: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  command: v.string(),
  label: v.record(v.string(), v.union([v.string(), v.number()])),
  diff: v.object({
    added: recordsById,
    updated: v.record(
      v.string(),
      v.tuple([v.looseObject({ id: v.string() }), v.looseObject({ id: v.string() })]),
    ),
    removed: recordsById,
  }),
})

/** Records are a few levels deep; what is a thousand deep can't be copied from a worker, nor written again. */
const DEEPEST = 50

/** Throws where a value is deeper than any record, or has a field that would change what objects are. */
function checkPlain(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > DEEPEST) throw new Error('It is nested too deeply')
  if (Object.hasOwn(value, '__proto__')) throw new Error('It has a field that no record has')
  for (const one of Object.values(value)) checkPlain(one, depth + 1)
}

/** A journal line as a project file holds it. Throws where it is none; the records of its change are taken as they are. */
export function parseJournalRow(input: unknown): JournalRow {
  checkPlain(input)
  v.assert(rowSchema, input)
  return input as unknown as JournalRow
}

/** What can be undone and redone, as `seq` numbers of `do` lines, the next one last. */
export interface UndoState {
  undo: readonly number[]
  redo: readonly number[]
}

export const emptyUndoState: UndoState = { undo: [], redo: [] }

/** The line that a project begins with. It can't be taken back: nothing would be left to open. */
export const isBeginning = ({ command }: Pick<JournalEntry, 'command'>) =>
  command === 'createProject'

/** The undo state after one more line of the journal. */
export function advance(
  state: UndoState,
  entry: Pick<JournalEntry, 'seq' | 'kind' | 'of' | 'command'>,
): UndoState {
  if (isBeginning(entry)) return state
  switch (entry.kind) {
    case 'do':
      return { undo: [...state.undo, entry.seq], redo: [] }
    case 'undo':
      return { undo: state.undo.slice(0, -1), redo: [...state.redo, entry.of!] }
    case 'redo':
      return { undo: [...state.undo, entry.of!], redo: state.redo.slice(0, -1) }
  }
}

import {
  entryOf,
  isRefusal,
  Refused,
  type Command,
  type Env,
  type Refusal,
} from '#shared/commands/command'
import { reverseDiff } from '#shared/records/diff'
import {
  advance,
  emptyUndoState,
  type JournalEntry,
  type JournalRow,
  type UndoState,
} from '#shared/records/journal'
import type { IdOf } from '#shared/records/schema'
import { applyDiff, type Change } from '#storage/applyDiff'
import type { ProjectDatabase } from '#storage/database'
import type { Mirror } from '#storage/mirror'

/** What the clock, chance and the person at the keyboard give to every command. */
export interface Surroundings {
  now: () => number
  newId: () => string
  coderId: () => IdOf<'coder'>
}

export type Outcome = { row: JournalRow } | Refusal

/** Runs commands on one project, takes them back and does them again. */
export interface History {
  run<Args, Slice>(command: Command<Args, Slice>, args: Args): Promise<Outcome>
  undo(): Promise<Outcome>
  redo(): Promise<Outcome>
}

export const wasRefused = (outcome: Outcome): outcome is Refusal => 'refused' in outcome

/** The undo state that a whole journal leads to. */
export const undoStateOf = (entries: readonly JournalEntry[]): UndoState =>
  entries.reduce(advance, emptyUndoState)

/**
 * `mirror` hears of every line that this window writes, as soon as it is on disk; while it is up to date, commands read
 * from it. `refusalNow` tells why nothing can be written at the moment, if so.
 */
export function createHistory(
  db: ProjectDatabase,
  surroundings: Surroundings,
  mirror: Pick<Mirror, 'accept' | 'readerAt'> | null = null,
  refusalNow: () => Refusal | null = () => null,
): History {
  // A copy of what the journal says, good as long as the journal ends where it did then:
  // another window on the same project may have written in between.
  let known: { head: number; state: UndoState } = { head: 0, state: emptyUndoState }

  const stateAt = async (head: number): Promise<UndoState> => {
    if (known.head !== head) {
      known = { head, state: undoStateOf(await db.journal.orderBy('seq').toArray()) }
    }
    return known.state
  }

  const write = async (prepare: Parameters<typeof applyDiff<Refusal>>[1]): Promise<Outcome> => {
    const refusal = refusalNow()
    if (refusal) return refusal
    const result = await applyDiff<Refusal>(db, prepare, mirror?.readerAt)
    if ('nothing' in result) return result.nothing
    if (known.head === result.seq - 1) {
      known = { head: result.seq, state: advance(known.state, result) }
    }
    mirror?.accept(result)
    return { row: result }
  }

  /** Takes back, or does again, the line on top of one of the two stacks. */
  const replay = (kind: 'undo' | 'redo') =>
    write(async (_reader, head) => {
      const seq = (await stateAt(head))[kind].at(-1)
      if (seq === undefined) {
        return { nothing: Refused(kind === 'undo' ? 'nothingToUndo' : 'nothingToRedo') }
      }
      const entry = await db.journal.get(seq)
      const stored = await db.journalDiffs.get(seq)
      if (!entry || !stored) throw new Error(`Journal line ${seq} is missing`)
      return {
        entry: {
          at: surroundings.now(),
          coderId: surroundings.coderId(),
          kind,
          of: seq,
          command: entry.command,
          label: entry.label,
        },
        diff: kind === 'undo' ? reverseDiff(stored.diff) : stored.diff,
      }
    })

  return {
    run: (command, args) =>
      write(async (reader): Promise<Change | { nothing: Refusal }> => {
        const slice = await command.read(args, reader)
        const env: Env = {
          now: surroundings.now(),
          newId: surroundings.newId,
          coderId: surroundings.coderId(),
        }
        const result = command.run(slice, args, env)
        if (isRefusal(result)) return { nothing: result }
        return { entry: entryOf(command, result, env), diff: result.diff }
      }),
    undo: () => replay('undo'),
    redo: () => replay('redo'),
  }
}

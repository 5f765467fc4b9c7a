import type { Message, Values } from '../messages/translate'
import type { MessageKey } from '../messages/catalogue'
import { isEmptyDiff, type RecordsDiff } from '../records/diff'
import type { JournalEntry } from '../records/journal'
import type { Reader } from '../records/reader'
import type { IdOf, RecordType } from '../records/schema'

/** What a command may not find out by itself. */
export interface Env {
  /** Milliseconds since 1970-01-01 UTC. */
  now: number
  /** The opaque part of a new id; never the same twice. */
  newId: () => string
  coderId: IdOf<'coder'>
}

/** A change, and the sentence that names it in the history (`history.<command>`, with these values). */
export interface Done {
  diff: RecordsDiff
  label: Values
}

/** Something a person may well ask for and can't have, and why. */
export interface Refusal {
  refused: Message
}

/** The part of the message's key after `refusals.`. */
type RefusalName =
  Extract<MessageKey, `refusals.${string}`> extends `refusals.${infer N}` ? N : never

export const Refused = (reason: RefusalName, values: Values = {}): Refusal => ({
  refused: { key: `refusals.${reason}` as MessageKey, values },
})

export const isRefusal = (result: Done | Refusal): result is Refusal => 'refused' in result

/** What the history calls each command; a command without such a sentence does not compile. */
export type CommandName =
  Extract<MessageKey, `history.${string}`> extends `history.${infer N}` ? N : never

/**
 * One operation that a user can do and undo.
 *
 * `read` gathers the slice of the project that the command looks at; `run` is a pure function of that slice,
 * the arguments and the environment. Neither writes.
 */
export interface Command<Args, Slice> {
  name: CommandName
  read: (args: Args, reader: Reader) => Promise<Slice>
  run: (slice: Slice, args: Args, env: Env) => Done | Refusal
}

/** What the journal notes of a command that was run; its number is that of the line it becomes. */
export const entryOf = (
  { name }: { name: CommandName },
  { label }: Done,
  { now, coderId }: Pick<Env, 'now' | 'coderId'>,
): Omit<JournalEntry, 'seq'> => ({ at: now, coderId, kind: 'do', of: null, command: name, label })

/** A new id of a type. */
export const makeId = <T extends RecordType>(type: T, env: Env): IdOf<T> =>
  `${type}:${env.newId()}` as IdOf<T>

/** A change, unless nothing would change. */
export const done = (diff: RecordsDiff, label: Values = {}): Done | Refusal =>
  isEmptyDiff(diff) ? Refused('nothingToDo') : { diff, label }

/** Throws for ids that the program should never hold: the record behind them is gone. */
export function must<R>(record: R | undefined, id: string): R {
  if (record === undefined) throw new Error(`${id}: no such record`)
  return record
}

import { diffOf } from '../records/diff'
import { same } from '../records/same'
import { recordTypes, type AnyRecord } from '../records/schema'
import { done, type Command } from './command'

interface Args {
  /** Every record of the state to go back to. */
  records: readonly AnyRecord[]
  /** When that state was, in words. */
  when: string
}

/**
 * Makes the project what it was. What has been done since is one step back in the history, and can be had again by
 * taking this one back. Coders stay: the lines of the history are theirs.
 */
export const restoreState: Command<Args, AnyRecord[]> = {
  name: 'restoreState',
  read: async (_args, reader) => {
    const all = await Promise.all(recordTypes.map((type) => reader.all(type)))
    return all.flat() as AnyRecord[]
  },
  run: (now, { records, when }) => {
    const then = new Map(records.map((record) => [record.id as string, record]))
    const there = new Map(now.map((record) => [record.id as string, record]))
    return done(
      diffOf({
        added: records.filter(({ id }) => !there.has(id)),
        updated: now.flatMap((from) => {
          const to = then.get(from.id)
          return to && !same(from, to) ? [[from, to] as const] : []
        }),
        removed: now.filter(({ id, type }) => type !== 'coder' && !then.has(id)),
      }),
      { when },
    )
  },
}

import type { CellPlace } from '../matrix/evidence'
import { seenNow } from '../matrix/seen'
import { diffOf } from '../records/diff'
import type { Coding, IdOf, Judgement, Summary } from '../records/schema'
import { readEvidence } from './cellEvidence'
import { done, must, type Command } from './command'

interface Args {
  /** Judgements and summaries that still hold. */
  ids: readonly IdOf<'judgement' | 'summary'>[]
}

interface Slice {
  records: (Judgement | Summary)[]
  evidenceOf: (place: CellPlace) => Coding[]
}

/** Records that somebody has looked at what changed under judgements and summaries, and that they stand as they are. */
export const confirmEvidence: Command<Args, Slice> = {
  name: 'confirmEvidence',
  read: async ({ ids }, reader) => {
    const records: (Judgement | Summary)[] = []
    for (const id of ids) records.push(must(await reader.get<'judgement' | 'summary'>(id), id))
    return { records, evidenceOf: await readEvidence(records, reader) }
  },
  run: ({ records, evidenceOf }, _args, env) => {
    const updated = records.map((old): [Judgement | Summary, Judgement | Summary] => [
      old,
      { ...old, seen: seenNow(evidenceOf(old)), at: env.now },
    ])
    return done(diffOf({ updated }), { count: updated.length })
  },
}

import type { CellPlace } from '../matrix/evidence'
import { seenNow } from '../matrix/seen'
import { diffOf } from '../records/diff'
import type { Case, Code, Coding, Summary } from '../records/schema'
import { readEvidence } from './cellEvidence'
import { done, makeId, must, type Command } from './command'

interface Args extends CellPlace {
  text: string
}

interface Slice {
  summaries: Summary[]
  one: Case | undefined
  code: Code | undefined
  evidenceOf: (place: CellPlace) => Coding[]
}

/** Writes what a case says of a code; what it said before goes into its history. One without words is taken away. */
export const setSummary: Command<Args, Slice> = {
  name: 'setSummary',
  read: async (place, reader) => ({
    summaries: await reader.where('summary', 'caseId', place.caseId),
    one: await reader.get<'case'>(place.caseId),
    code: await reader.get<'code'>(place.codeId),
    evidenceOf: await readEvidence([place], reader),
  }),
  run: ({ summaries, one, code, evidenceOf }, { caseId, codeId, text }, env) => {
    const label = { name: must(one, caseId).name, code: must(code, codeId).name }
    const old = summaries.find((other) => other.codeId === codeId)
    if (text.trim() === '') return done(diffOf({ removed: old ? [old] : [] }), label)
    if (old?.text === text) return done(diffOf({}), label)
    const said = {
      text,
      writerId: env.coderId,
      at: env.now,
      seen: seenNow(evidenceOf({ caseId, codeId })),
    }
    if (!old) {
      const id = makeId('summary', env)
      const added: Summary = { type: 'summary', id, caseId, codeId, ...said, earlier: [] }
      return done(diffOf({ added: [added] }), label)
    }
    const earlier = [...old.earlier, { text: old.text, writerId: old.writerId, at: old.at }]
    return done(diffOf({ updated: [[old, { ...old, ...said, earlier }]] }), label)
  },
}

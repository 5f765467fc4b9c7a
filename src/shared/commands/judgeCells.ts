import type { CellPlace } from '../matrix/evidence'
import { seenNow } from '../matrix/seen'
import { diffOf } from '../records/diff'
import type { Coding, Judgement } from '../records/schema'
import { updates } from './changes'
import { readEvidence } from './cellEvidence'
import { done, makeId, type Command } from './command'

export type Verdict = Pick<
  Judgement,
  'caseId' | 'codeId' | 'verdict' | 'rationale' | 'supporting' | 'contradicting'
> &
  Partial<Pick<Judgement, 'rating'>>

interface Slice {
  judgements: Judgement[]
  evidenceOf: (place: CellPlace) => Coding[]
}

/** What a judgement held before, for its history; a change of citations alone is not another opinion. */
function earlierOf(old: Judgement, said: Pick<Judgement, 'verdict' | 'rating' | 'rationale'>) {
  const { verdict, rating, rationale, at } = old
  const same =
    JSON.stringify([verdict, rating, rationale]) ===
    JSON.stringify([said.verdict, said.rating, said.rationale])
  return same ? old.earlier : [...old.earlier, { verdict, rating, rationale, at }]
}

/**
 * Records what the coder of the environment holds of cells, and what evidence they had before them. An earlier
 * judgement of theirs on a cell goes into its history.
 */
export const judgeCells: Command<{ cells: readonly Verdict[] }, Slice> = {
  name: 'judgeCells',
  read: async ({ cells }, reader) => ({
    judgements: await reader.all('judgement'),
    evidenceOf: await readEvidence(cells, reader),
  }),
  run: ({ judgements, evidenceOf }, { cells }, env) => {
    const key = ({ caseId, codeId }: CellPlace) => `${caseId} ${codeId}`
    const own = new Map(
      judgements.filter(({ raterId }) => raterId === env.coderId).map((old) => [key(old), old]),
    )
    const added: Judgement[] = []
    const updated: [Judgement, Judgement][] = []
    for (const cell of cells) {
      const said = {
        caseId: cell.caseId,
        codeId: cell.codeId,
        verdict: cell.verdict,
        rating: cell.rating ?? null,
        rationale: cell.rationale.trim(),
        supporting: [...cell.supporting],
        contradicting: [...cell.contradicting],
      }
      const seen = seenNow(evidenceOf(cell))
      const old = own.get(key(cell))
      if (!old) {
        added.push({
          type: 'judgement',
          id: makeId('judgement', env),
          ...said,
          raterId: env.coderId,
          at: env.now,
          seen,
          earlier: [],
        })
      } else if (updates([old], () => ({ ...old, ...said, seen })).length > 0) {
        const earlier = earlierOf(old, said)
        updated.push([old, { ...old, ...said, at: env.now, seen, earlier }])
      }
    }
    return done(diffOf({ added, updated }), { count: added.length + updated.length })
  },
}

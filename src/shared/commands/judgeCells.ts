import { diffOf } from '../records/diff'
import type { Judgement } from '../records/schema'
import { updates } from './changes'
import { done, makeId, type Command } from './command'

export type Verdict = Pick<
  Judgement,
  'caseId' | 'codeId' | 'verdict' | 'rationale' | 'supporting' | 'contradicting'
>

/** Records what the coder of the environment holds of cells; their earlier judgement on a cell is replaced. */
export const judgeCells: Command<{ cells: readonly Verdict[] }, Judgement[]> = {
  name: 'judgeCells',
  read: (_args, reader) => reader.all('judgement'),
  run: (judgements, { cells }, env) => {
    const key = ({ caseId, codeId }: Pick<Judgement, 'caseId' | 'codeId'>) => `${caseId} ${codeId}`
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
        rationale: cell.rationale.trim(),
        supporting: [...cell.supporting],
        contradicting: [...cell.contradicting],
      }
      const old = own.get(key(cell))
      if (!old) {
        added.push({
          type: 'judgement',
          id: makeId('judgement', env),
          ...said,
          raterId: env.coderId,
          at: env.now,
        })
      } else if (updates([old], () => ({ ...old, ...said })).length > 0) {
        updated.push([old, { ...old, ...said, at: env.now }])
      }
    }
    return done(diffOf({ added, updated }), { count: added.length + updated.length })
  },
}

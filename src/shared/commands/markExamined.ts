import { diffOf } from '../records/diff'
import type { CellPlace } from '../matrix/evidence'
import type { Examination } from '../records/schema'
import { done, makeId, type Command } from './command'

const key = ({ caseId, codeId }: CellPlace) => `${caseId} ${codeId}`

/** Records that somebody has read these cases for these codes. */
export const markExamined: Command<{ cells: readonly CellPlace[] }, Examination[]> = {
  name: 'markExamined',
  read: (_args, reader) => reader.all('examination'),
  run: (examinations, { cells }, env) => {
    const known = new Set(examinations.map(key))
    const added: Examination[] = []
    for (const { caseId, codeId } of cells) {
      if (known.has(key({ caseId, codeId }))) continue
      known.add(key({ caseId, codeId }))
      added.push({
        type: 'examination',
        id: makeId('examination', env),
        caseId,
        codeId,
        coderId: env.coderId,
        at: env.now,
      })
    }
    return done(diffOf({ added }), { count: added.length })
  },
}

/** Takes such records back. */
export const unmarkExamined: Command<{ cells: readonly CellPlace[] }, Examination[]> = {
  name: 'unmarkExamined',
  read: (_args, reader) => reader.all('examination'),
  run: (examinations, { cells }) => {
    const meant = new Set(cells.map(key))
    const removed = examinations.filter((examination) => meant.has(key(examination)))
    return done(diffOf({ removed }), { count: removed.length })
  },
}

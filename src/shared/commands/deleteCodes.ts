import { codebookOf } from '../records/codebook'
import { diffOf } from '../records/diff'
import type { Code, IdOf } from '../records/schema'
import { replaceInMatrix } from './matrixReferences'
import { idSet, updates, withoutCitations } from './changes'
import { done, type Command } from './command'
import {
  readCodeDependants,
  replaceInPins,
  replaceInScale,
  type CodeDependants,
} from './dependants'

interface Args {
  codeIds: readonly IdOf<'code'>[]
}

const withSubcodes = (codes: readonly Code[], ids: readonly IdOf<'code'>[]): Code[] => {
  const book = codebookOf(codes)
  return [...new Set(ids.flatMap((id) => book.withDescendants(id)))]
}

/** Deletes codes with their subcodes, their codings, and what was judged and examined for them. */
export const deleteCodes: Command<Args, CodeDependants> = {
  name: 'deleteCodes',
  read: ({ codeIds }, reader) =>
    readCodeDependants(reader, (codes) => withSubcodes(codes, codeIds).map(({ id }) => id)),
  run: (slice, { codeIds }) => {
    const codes = withSubcodes(slice.codes, codeIds)
    const gone = idSet(codes)
    const ofGone = <R extends { codeId: string }>(records: readonly R[]) =>
      records.filter(({ codeId }) => gone.has(codeId))
    const staying = slice.judgements.filter(({ codeId }) => !gone.has(codeId))
    return done(
      diffOf({
        removed: [
          ...codes,
          ...slice.codings,
          ...ofGone(slice.judgements),
          ...ofGone(slice.examinations),
          ...ofGone(slice.summaries),
          ...ofGone(slice.cellMemos),
        ],
        updated: [
          ...withoutCitations(staying, idSet(slice.codings)),
          ...updates(slice.scales, replaceInScale(gone, null)),
          ...updates(slice.matrices, replaceInMatrix(gone, null)),
          ...updates(slice.projects, replaceInPins(gone, null)),
        ],
      }),
      { count: codes.length, name: codes[0]?.name ?? '' },
    )
  },
}

import { codebookOf } from '../records/codebook'
import { diffOf } from '../records/diff'
import type { CellMemo, Code, Coding, IdOf, Summary } from '../records/schema'
import { fold } from '../text/naturalOrder'
import { codingKey, idSet, updates, withoutCitations } from './changes'
import { done, must, Refused, type Command } from './command'
import {
  readCodeDependants,
  replaceInPins,
  replaceInScale,
  type CodeDependants,
} from './dependants'
import { replaceInMatrix } from './matrixReferences'
import { freeName, lastOrder } from './names'
import { tooDeep } from './newCode'

interface Args {
  fromIds: readonly IdOf<'code'>[]
  intoId: IdOf<'code'>
}

/** Codings of several codes under one: those that would say the same twice are let go, the oldest stays. */
function merged(codings: readonly Coding[], intoId: IdOf<'code'>) {
  const seen = new Set<string>()
  const dropped: Coding[] = []
  const moved: [Coding, Coding][] = []
  const own = codings.filter(({ codeId }) => codeId === intoId)
  for (const coding of own) seen.add(codingKey(coding, intoId))
  const others = codings.filter(({ codeId }) => codeId !== intoId)
  for (const coding of others.toSorted((a, b) => a.createdAt - b.createdAt)) {
    const key = codingKey(coding, intoId)
    if (seen.has(key)) dropped.push(coding)
    else moved.push([coding, { ...coding, codeId: intoId }])
    seen.add(key)
  }
  return { dropped, moved }
}

/** Records about cells of the merged codes: one a key moves to the code that stays, where it has none. */
function reassigned<R extends { codeId: IdOf<'code'>; caseId: string }>(
  records: readonly R[],
  gone: ReadonlySet<string>,
  intoId: IdOf<'code'>,
  keyOf: (record: R) => string,
) {
  const taken = new Set(records.filter(({ codeId }) => codeId === intoId).map(keyOf))
  const moved: [R, R][] = []
  const removed: R[] = []
  for (const record of records.filter(({ codeId }) => gone.has(codeId))) {
    if (taken.has(keyOf(record))) removed.push(record)
    else moved.push([record, { ...record, codeId: intoId }])
    taken.add(keyOf(record))
  }
  return { moved, removed }
}

/** What was written on cells of the merged codes: where the code that stays has words too, theirs are put below them. */
function joined<R extends CellMemo | Summary>(
  written: readonly R[],
  gone: ReadonlySet<string>,
  intoId: IdOf<'code'>,
  join: (there: R, other: R) => R,
) {
  const before = new Map(written.map((one) => [one.id, one]))
  const kept = new Map(
    written.filter(({ codeId }) => codeId === intoId).map((one) => [one.caseId, one]),
  )
  const removed: R[] = []
  for (const one of written.filter(({ codeId }) => gone.has(codeId))) {
    const there = kept.get(one.caseId)
    if (there) removed.push(one)
    kept.set(one.caseId, there ? join(there, one) : { ...one, codeId: intoId })
  }
  return {
    removed,
    updated: updates(
      [...kept.values()].map(({ id }) => before.get(id)!),
      (old) => kept.get(old.caseId)!,
    ),
  }
}

/** Children of the merged codes go under the code that stays, behind its own, with names that are free there. */
function adopted(codes: readonly Code[], gone: ReadonlySet<string>, intoId: IdOf<'code'>) {
  const book = codebookOf(codes)
  const own = book.childrenOf(intoId).filter(({ id }) => !gone.has(id))
  const taken = new Set(own.map(({ name }) => fold(name)))
  let order = lastOrder(own)
  // As the codebook shows them: in which order they happen to be stored means nothing.
  const orphans = [...gone]
    .flatMap((id) => book.childrenOf(id as IdOf<'code'>))
    .filter(({ id }) => !gone.has(id))
  return orphans.map((code): [Code, Code] => {
    const name = freeName(code.name, taken)
    taken.add(fold(name))
    return [code, { ...code, name, parentId: intoId, order: order++ }]
  })
}

/** Makes one code of several. Nothing that was coded is lost; what was said twice is kept once. */
export const mergeCodes: Command<Args, CodeDependants> = {
  name: 'mergeCodes',
  read: ({ fromIds, intoId }, reader) => readCodeDependants(reader, () => [...fromIds, intoId]),
  run: (slice, { fromIds, intoId }) => {
    const book = codebookOf(slice.codes)
    const into = must(book.get(intoId), intoId)
    const from = fromIds.map((id) => must(book.get(id), id))
    if (from.some(({ id }) => book.withDescendants(id).some((code) => code.id === intoId))) {
      return Refused('mergeIntoItself')
    }
    const orphans = from.flatMap(({ id }) => book.childrenOf(id).map((child) => child.id))
    if (!book.hasRoomBelow(intoId, orphans)) return tooDeep()
    const gone = idSet(from)
    const codings = merged(slice.codings, intoId)
    const judgements = reassigned(slice.judgements, gone, intoId, (j) => `${j.caseId} ${j.raterId}`)
    const examinations = reassigned(slice.examinations, gone, intoId, (e) => e.caseId)
    const memos = joined(slice.cellMemos, gone, intoId, (there, { memo }) => ({
      ...there,
      memo: `${there.memo}\n\n${memo}`,
    }))
    const summaries = joined(slice.summaries, gone, intoId, (there, { text }) => ({
      ...there,
      text: `${there.text}\n\n${text}`,
    }))
    const scaled = slice.scales.some(({ codeIds }) => codeIds.includes(intoId))
    const touched = new Map(judgements.moved.map(([old, next]) => [old.id, next]))
    const removed = idSet(judgements.removed)
    const staying = slice.judgements.filter(({ id }) => !removed.has(id))
    const cited = withoutCitations(
      staying.map((judgement) => touched.get(judgement.id) ?? judgement),
      idSet(codings.dropped),
    )
    const afterCitations = new Map(cited.map(([old, next]) => [old.id, next]))
    const judged = updates(
      staying,
      (old) => afterCitations.get(old.id) ?? touched.get(old.id) ?? old,
    )
    return done(
      diffOf({
        removed: [
          ...from,
          ...codings.dropped,
          ...judgements.removed,
          ...examinations.removed,
          ...memos.removed,
          ...summaries.removed,
        ],
        updated: [
          ...codings.moved,
          ...adopted(slice.codes, gone, intoId),
          ...judged,
          ...examinations.moved,
          ...memos.updated,
          ...summaries.updated,
          ...updates(slice.scales, replaceInScale(gone, scaled ? null : intoId)),
          ...updates(slice.matrices, replaceInMatrix(gone, intoId)),
          ...updates(slice.projects, replaceInPins(gone, intoId)),
        ],
      }),
      { from: from.map(({ name }) => `“${name}”`).join(', '), name: into.name },
    )
  },
}

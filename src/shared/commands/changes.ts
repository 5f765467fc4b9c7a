import { same } from '../records/same'
import type { AnyRecord, Coding, IdOf, Judgement } from '../records/schema'

/** Fields that a patch may hold; undefined fields leave the record as it is. */
export function patched<R extends AnyRecord>(record: R, patch: Partial<NoInfer<R>>): R {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  return { ...record, ...Object.fromEntries(given) }
}

/** Pairs of before and after, without those in which nothing changes. */
export function updates<R extends AnyRecord>(
  records: readonly R[],
  change: (record: R) => R,
): [R, R][] {
  return records
    .map((record): [R, R] => [record, change(record)])
    .filter(([from, to]) => !same(from, to))
}

/** Judgements that cite other codings in place of these: none, one or several for each; every one is cited once. */
export function recited(
  judgements: readonly Judgement[],
  inPlaceOf: ReadonlyMap<string, readonly IdOf<'coding'>[]>,
): [Judgement, Judgement][] {
  const replaced = (ids: readonly IdOf<'coding'>[]) =>
    ids.some((id) => inPlaceOf.has(id))
      ? [...new Set(ids.flatMap((id) => inPlaceOf.get(id) ?? [id]))]
      : [...ids]
  return updates(judgements, (judgement) => ({
    ...judgement,
    supporting: replaced(judgement.supporting),
    contradicting: replaced(judgement.contradicting),
  }))
}

/** Judgements without their citations of codings that go. */
export const withoutCitations = (
  judgements: readonly Judgement[],
  gone: ReadonlySet<string>,
): [Judgement, Judgement][] => recited(judgements, new Map([...gone].map((id) => [id, []])))

export const idSet = (records: readonly { id: string }[]): ReadonlySet<string> =>
  new Set(records.map(({ id }) => id))

/** Two codings that say the same: same code, passage and coder. */
export const codingKey = (
  coding: Pick<Coding, 'sourceId' | 'coderId' | 'anchor'>,
  codeId: string,
) => [coding.sourceId, coding.coderId, coding.anchor.start, coding.anchor.end, codeId].join(' ')

/** What is said already: by codings whose text is gone, nothing. */
export const keysOf = (codings: readonly Coding[]): Set<string> =>
  new Set(codings.filter(({ detached }) => !detached).map((one) => codingKey(one, one.codeId)))

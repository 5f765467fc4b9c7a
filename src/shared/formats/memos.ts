import { codebookOf, PATH_SEPARATOR } from '../records/codebook'
import type { Case, CellMemo, Code, Coding, IdOf, Project, Source } from '../records/schema'
import { compareNames } from '../text/naturalOrder'

/** What a memo can be about, in the order in which memos are listed. */
export const memoKinds = ['project', 'source', 'case', 'code', 'cell', 'passage'] as const
export type MemoKind = (typeof memoKinds)[number]

export type MemoSubject =
  | { kind: 'project' }
  | { kind: 'source'; sourceId: IdOf<'source'> }
  | { kind: 'case'; caseId: IdOf<'case'> }
  | { kind: 'code'; codeId: IdOf<'code'> }
  | { kind: 'cell'; caseId: IdOf<'case'>; codeId: IdOf<'code'> }
  | { kind: 'passage'; codingId: IdOf<'coding'> }

export interface Memo {
  /** Of the record that carries it. */
  id: string
  subject: MemoSubject
  /** What it is about, as a title; the transcript and the code for a passage. */
  name: string
  /** The words of a passage; empty for everything else. */
  quote: string
  memo: string
}

/** The records that carry memos, and those that name what they are about. */
export interface MemoRecords {
  projects: readonly Project[]
  sources: readonly Source[]
  cases: readonly Case[]
  codes: readonly Code[]
  cellMemos: readonly CellMemo[]
  codings: readonly Coding[]
}

const written = <R extends { memo: string }>(records: readonly R[]) =>
  records.filter(({ memo }) => memo.trim() !== '')

const named = <R extends { id: string; name: string }>(records: readonly R[]) => {
  const names = new Map<string, string>(records.map(({ id, name }) => [id, name]))
  return (id: string) => names.get(id) ?? ''
}

/** Every memo of a project: by kind, then by name; passages by their transcript and their place in it. */
export function memosOf(records: MemoRecords): Memo[] {
  const book = codebookOf(records.codes)
  const pathOf = (id: IdOf<'code'>) => book.pathOf(id).join(PATH_SEPARATOR)
  const caseName = named(records.cases)
  const sourceName = named(records.sources)
  const plain = <R extends { id: string; name: string; memo: string }>(
    carriers: readonly R[],
    subjectOf: (record: R) => MemoSubject,
    nameOf = ({ name }: R) => name,
  ): Memo[] =>
    written(carriers)
      .map((one) => ({
        id: one.id,
        subject: subjectOf(one),
        name: nameOf(one),
        quote: '',
        memo: one.memo,
      }))
      .toSorted((a, b) => compareNames(a.name, b.name))
  const cells = written(records.cellMemos).map(({ id, caseId, codeId, memo }): Memo => ({
    id,
    subject: { kind: 'cell', caseId, codeId },
    name: `${caseName(caseId)} × ${pathOf(codeId)}`,
    quote: '',
    memo,
  }))
  const passages = written(records.codings)
    .toSorted(
      (a, b) =>
        compareNames(sourceName(a.sourceId), sourceName(b.sourceId)) ||
        a.anchor.start - b.anchor.start,
    )
    .map(({ id, sourceId, codeId, anchor, memo }): Memo => ({
      id,
      subject: { kind: 'passage', codingId: id },
      name: `${sourceName(sourceId)} · ${pathOf(codeId)}`,
      quote: anchor.quote,
      memo,
    }))
  return [
    ...plain(records.projects, () => ({ kind: 'project' })),
    ...plain(records.sources, ({ id }) => ({ kind: 'source', sourceId: id })),
    ...plain(records.cases, ({ id }) => ({ kind: 'case', caseId: id })),
    ...plain(
      records.codes,
      ({ id }) => ({ kind: 'code', codeId: id }),
      ({ id }) => pathOf(id),
    ),
    ...cells.toSorted((a, b) => compareNames(a.name, b.name)),
    ...passages,
  ]
}

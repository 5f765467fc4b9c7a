import type { Translate } from '../messages/translate'
import { codebookOf, PATH_SEPARATOR } from '../records/codebook'
import type { AnyRecord, RecordOf, RecordType } from '../records/schema'
import { memoParts, shortQuote, type MemoLink } from '../text/memoLinks'
import { everything, excerptTable, type Excerpt } from './excerpts'
import { memosOf, type Memo, type MemoKind } from './memos'
import type { SheetTable, TableCell } from './table'

/** Where a passage stands. A detached one has no turn and no time. */
interface PassagePlace {
  quote: string
  source: string
  turn: number | null
  /** H:MM:SS, or empty. */
  time: string
}

/** A link of a memo; the passage behind it is null where it is no longer in the project. */
interface SpelledLink {
  quote: string
  passage: PassagePlace | null
}

/** A memo as it leaves the app: with the names of what it is about, and without ids. */
export interface MemoRow extends PassagePlace {
  kind: MemoKind
  about: string
  /** Of a cell, or of a case; every case that a passage belongs to. */
  case: string
  code: string
  memo: string
  links: SpelledLink[]
}

const placeOf = ({ quote, sourceName, turn, time }: Excerpt): PassagePlace => ({
  quote,
  source: sourceName,
  turn,
  time,
})

const inWords = ({ source, turn, time }: PassagePlace, t: Translate) =>
  [source, turn === null ? '' : t('export.turnNumber', { number: turn }), time]
    .filter((part) => part !== '')
    .join(', ')

/**
 * The memos of a project with their links written out: the quote, and where it stands. All of them, or only those that
 * these records carry.
 */
export function memoRows(
  records: readonly AnyRecord[],
  t: Translate,
  only?: readonly string[],
): MemoRow[] {
  const all = <T extends RecordType>(type: T) =>
    records.filter((record): record is RecordOf<T> => record.type === type)
  const book = codebookOf(all('code'))
  const caseNames = new Map<string, string>(all('case').map(({ id, name }) => [id, name]))
  const sourceNames = new Map<string, string>(all('source').map(({ id, name }) => [id, name]))
  const excerpts = new Map<string, Excerpt[]>()
  for (const excerpt of excerptTable(records, everything).excerpts) {
    excerpts.set(excerpt.codingId, [...(excerpts.get(excerpt.codingId) ?? []), excerpt])
  }
  const spelled = ({ codingId, quote }: MemoLink): SpelledLink => {
    const [excerpt] = excerpts.get(codingId) ?? []
    if (!excerpt) return { quote, passage: null }
    return { quote: shortQuote(excerpt.quote), passage: placeOf(excerpt) }
  }
  const say = ({ quote, passage }: SpelledLink) =>
    t('memos.linkInWords', {
      quote,
      place: passage ? inWords(passage, t) : t('memos.gone'),
    })
  const pathOf = (codeId: Parameters<typeof book.pathOf>[0]) =>
    book.pathOf(codeId).join(PATH_SEPARATOR)
  const factsOf = ({ subject, name }: Memo) => {
    const none = { case: '', code: '', quote: '', source: '', turn: null, time: '' }
    switch (subject.kind) {
      case 'project':
        return none
      case 'source':
        return { ...none, source: sourceNames.get(subject.sourceId) ?? '' }
      case 'case':
        return { ...none, case: name }
      case 'code':
        return { ...none, code: name }
      case 'cell':
        return {
          ...none,
          case: caseNames.get(subject.caseId) ?? '',
          code: pathOf(subject.codeId),
        }
      case 'passage': {
        const own = excerpts.get(subject.codingId) ?? []
        const names = own.map(({ caseName }) => caseName).filter((one) => one !== '')
        return {
          ...(own[0] ? placeOf(own[0]) : none),
          case: names.join('; '),
          code: own[0]?.codePath ?? '',
        }
      }
    }
  }
  const memos = memosOf({
    projects: all('project'),
    sources: all('source'),
    cases: all('case'),
    codes: all('code'),
    cellMemos: all('cellMemo'),
    codings: all('coding'),
  })
  const wanted = only && new Set(only)
  const chosen = wanted ? memos.filter(({ id }) => wanted.has(id)) : memos
  return chosen.map((one) => {
    const parts = memoParts(one.memo).map((part) =>
      'link' in part ? spelled(part.link) : part.text,
    )
    return {
      kind: one.subject.kind,
      about: one.name,
      ...factsOf(one),
      memo: parts.map((part) => (typeof part === 'string' ? part : say(part))).join(''),
      links: parts.filter((part) => typeof part !== 'string'),
    }
  })
}

/** Memos as a table, one row each. */
export function memoSheet(rows: readonly MemoRow[], t: Translate): SheetTable {
  const columns: [title: string, value: (row: MemoRow) => TableCell][] = [
    [t('memos.what'), (row) => t(`memos.kind.${row.kind}`)],
    [t('memos.about'), (row) => row.about],
    [t('export.memo'), (row) => row.memo],
    [t('export.case'), (row) => row.case],
    [t('export.code'), (row) => row.code],
    [t('export.excerpt'), (row) => row.quote],
    [t('export.source'), (row) => row.source],
    [t('export.turn'), (row) => row.turn],
    [t('export.time'), (row) => row.time],
  ]
  return {
    title: t('app.memos'),
    header: columns.map(([title]) => title),
    rows: rows.map((row) => columns.map(([, value]) => value(row))),
  }
}

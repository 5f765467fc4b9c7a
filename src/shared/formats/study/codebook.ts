import type { Translate } from '../../messages/translate'
import { groupBy } from '../../matrix/groupBy'
import { codebookOf, PATH_SEPARATOR } from '../../records/codebook'
import type { AnyRecord, Code, RecordOf, RecordType } from '../../records/schema'
import { spelledOut } from '../../text/memoLinks'
import type { SheetTable, TableCell } from '../table'

/** A code with all that says how it was used. Counts are of the code itself, without those below it. */
export interface ReportedCode {
  code: Code
  level: number
  path: string
  kinds: readonly string[]
  memo: string
  passages: number
  contradicting: number
  sources: number
  cases: number
  coders: number
}

/** Every code in the order of the tree. Detached codings are not counted. */
export function reportedCodes(records: readonly AnyRecord[]): ReportedCode[] {
  const all = <T extends RecordType>(type: T) =>
    records.filter((record): record is RecordOf<T> => record.type === type)
  const book = codebookOf(all('code'))
  const kinds = new Map<string, string>(all('caseKind').map(({ id, name }) => [id, name]))
  const codings = groupBy(
    all('coding').filter(({ detached }) => !detached),
    ({ codeId }) => codeId,
  )
  const extents = all('extent').filter(({ detached }) => !detached)
  const bySource = groupBy(extents, ({ sourceId }) => sourceId)
  return book.inOrder().map((code) => {
    const own = codings.get(code.id) ?? []
    const cases = new Set(
      own.flatMap(({ sourceId, anchor }) =>
        (bySource.get(sourceId) ?? [])
          .filter(
            (extent) =>
              !extent.anchor ||
              (extent.anchor.start < anchor.end && anchor.start < extent.anchor.end),
          )
          .map(({ caseId }) => caseId),
      ),
    )
    return {
      code,
      level: book.depthOf(code.id) + 1,
      path: book.pathOf(code.id).join(PATH_SEPARATOR),
      kinds: code.caseKindIds.map((id) => kinds.get(id) ?? ''),
      memo: spelledOut(code.memo),
      passages: own.length,
      contradicting: own.filter(({ polarity }) => polarity === 'contradicts').length,
      sources: new Set(own.map(({ sourceId }) => sourceId)).size,
      cases: cases.size,
      coders: new Set(own.map(({ coderId }) => coderId)).size,
    }
  })
}

/** The codebook as a table, a row a code, parents before what is below them. */
export function codebookSheet(codes: readonly ReportedCode[], t: Translate): SheetTable {
  const columns: [title: string, value: (one: ReportedCode) => TableCell][] = [
    [t('export.code'), ({ path }) => path],
    [t('report.level'), ({ level }) => level],
    [t('export.key'), ({ code }) => code.key],
    [t('codebook.definition'), ({ code }) => code.definition],
    [t('codebook.include'), ({ code }) => code.include],
    [t('codebook.exclude'), ({ code }) => code.exclude],
    [t('codebook.example'), ({ code }) => code.example],
    [t('report.exclusiveGroup'), ({ code }) => code.exclusiveGroup],
    [t('report.appliesTo'), ({ kinds }) => kinds.join('; ')],
    [t('report.passages'), ({ passages }) => passages],
    [t('report.ofThemAgainst'), ({ contradicting }) => contradicting],
    [t('report.sources'), ({ sources }) => sources],
    [t('report.cases'), ({ cases }) => cases],
    [t('report.coders'), ({ coders }) => coders],
    [t('export.memo'), ({ memo }) => memo],
  ]
  return {
    title: t('app.codebook'),
    header: columns.map(([title]) => title),
    rows: codes.map((one) => columns.map(([, value]) => value(one))),
  }
}

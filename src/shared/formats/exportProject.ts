import type { Translate } from '../messages/translate'
import type { JournalEntry } from '../records/journal'
import type { AnyRecord, RecordOf, RecordType } from '../records/schema'
import { csvOf } from './csv'
import { excerptsDocx, memosDocx, tablesDocx } from './docx'
import { excerptTable, type ExcerptFilter } from './excerpts'
import { excerptSheet } from './excerptSheet'
import { aboutSheet } from './matrix/about'
import { dataDictionary } from './matrix/dictionary'
import { matrixDocument } from './matrix/document'
import { gridOf } from './matrix/grid'
import { longTable } from './matrix/longData'
import { matrixPage } from './matrix/page'
import { matrixReport, type MatrixReportRequest } from './matrix/report'
import { totalsTable } from './matrix/totalsData'
import { wideTable } from './matrix/wideData'
import { gridSheet, matrixWorkbook } from './matrix/workbook'
import { memoRows, memoSheet } from './memoSheet'
import { auditSheet, type Period } from './study/audit'
import { caseSheets } from './study/cases'
import { codebookSheet, reportedCodes } from './study/codebook'
import { codebookDocument } from './study/codebookDocument'
import { dataStructure } from './study/dataStructure'
import { dataStructurePage } from './study/dataStructurePage'
import { dataStructureFile } from './study/dataStructureSvg'
import { methodStatement, type MethodFacts } from './study/method'
import { methodDocument } from './study/methodDocument'
import { methodPage } from './study/methodPage'
import { quotesSheet, representativeQuotes } from './study/quotes'
import { quotesDocument } from './study/quotesDocument'
import type { SheetTable } from './table'
import { xlsxOf } from './xlsx'
import { zippedTables } from './zip'

const tableFormats = ['xlsx', 'csv', 'docx'] as const

/** In which formats each export can be had, the most useful first. */
export const exportFormats = {
  matrix: ['xlsx', 'html', 'docx', 'csv', 'zip'],
  excerpts: tableFormats,
  quotes: ['docx', 'xlsx', 'csv'],
  memos: tableFormats,
  codebook: ['docx', 'xlsx', 'csv'],
  cases: ['xlsx', 'zip', 'docx'],
  structure: ['svg', 'html'],
  audit: tableFormats,
  method: ['docx', 'html'],
} as const

export type ExportKind = keyof typeof exportFormats
export type FormatOf<K extends ExportKind> = (typeof exportFormats)[K][number]
export type ExportFormat = FormatOf<ExportKind>

interface Asked {
  excerpts: { filter: ExcerptFilter }
  /** `only`: the ids of the records whose memos are wanted; none named means all. */
  memos: { only?: readonly string[] }
  matrix: Omit<MatrixReportRequest, 'absentAsZero'> & { absentAsZero?: boolean }
  quotes: unknown
  codebook: unknown
  cases: unknown
  structure: unknown
  audit: { period: Period }
  /** `matrix`: whose parameters the statement names too. */
  method: { matrix: MatrixReportRequest | null }
}

/** What a person asks to have written. */
export type ExportRequest = {
  [K in ExportKind]: { kind: K; format: FormatOf<K> } & Asked[K]
}[ExportKind]

/** What an export may say beyond the records. */
export interface ExportFacts extends Omit<MethodFacts, 'journal'> {
  journal: readonly JournalEntry[]
}

const asked = <K extends ExportKind>(
  request: ExportRequest,
  kind: K,
): request is Extract<ExportRequest, { kind: K }> => request.kind === kind

/** Tables in a format; CSV holds the first alone. */
function tablesAs(
  format: 'xlsx' | 'csv' | 'docx' | 'zip',
  tables: readonly SheetTable[],
  title: string,
  now: number,
): Uint8Array | Promise<Uint8Array> {
  switch (format) {
    case 'xlsx':
      return xlsxOf(tables)
    case 'docx':
      return tablesDocx(tables, title)
    case 'zip':
      return zippedTables(tables, now)
    case 'csv':
      return csvOf(tables[0]!)
  }
}

function matrixFile(
  records: readonly AnyRecord[],
  { format, ...request }: Extract<ExportRequest, { kind: 'matrix' }>,
  t: Translate,
  facts: ExportFacts,
): Uint8Array | Promise<Uint8Array> {
  const report = matrixReport(records, { absentAsZero: false, ...request })
  const statement = () => methodStatement(records, report, facts, t)
  switch (format) {
    case 'csv':
      return csvOf(gridSheet(gridOf(report, 'shown', t, true), t('export.matrix')))
    case 'zip':
      return zippedTables(
        [wideTable(report, t), longTable(report), totalsTable(report), dataDictionary(report, t)],
        facts.now,
      )
    case 'xlsx':
      return xlsxOf(matrixWorkbook(report, [aboutSheet(statement().parameters, t)], t))
    case 'html':
      return matrixPage(report, statement(), t)
    case 'docx':
      return matrixDocument(report, statement(), t)
  }
}

/** The bytes of an export. `facts.now` dates it. */
export async function exportProject(
  records: readonly AnyRecord[],
  request: ExportRequest,
  t: Translate,
  facts: ExportFacts,
): Promise<Uint8Array> {
  const all = <T extends RecordType>(type: T) =>
    records.filter((record): record is RecordOf<T> => record.type === type)
  const project = all('project')[0]?.name ?? ''
  const titled = (name: string) => `${project}: ${name}`
  if (asked(request, 'matrix')) return matrixFile(records, request, t, facts)
  if (asked(request, 'excerpts')) {
    const table = excerptTable(records, request.filter)
    const title = titled(t('export.excerpts'))
    return request.format === 'docx'
      ? excerptsDocx(table, title, t)
      : tablesAs(request.format, [excerptSheet(table, t)], title, facts.now)
  }
  if (asked(request, 'memos')) {
    const rows = memoRows(records, t, request.only)
    const title = titled(t('app.memos'))
    return request.format === 'docx'
      ? memosDocx(rows, title, t)
      : tablesAs(request.format, [memoSheet(rows, t)], title, facts.now)
  }
  if (asked(request, 'structure')) {
    return request.format === 'html'
      ? dataStructurePage(all('code'), project, t)
      : dataStructureFile(dataStructure(all('code')), t)
  }
  if (asked(request, 'method')) {
    const statement = methodStatement(records, request.matrix, facts, t)
    return request.format === 'html'
      ? methodPage(statement, project, t)
      : methodDocument(statement, project, t)
  }
  if (asked(request, 'quotes')) {
    const quotes = representativeQuotes(records)
    return request.format === 'docx'
      ? quotesDocument(quotes, project, t)
      : tablesAs(request.format, [quotesSheet(quotes, t)], '', facts.now)
  }
  if (asked(request, 'codebook')) {
    const codes = reportedCodes(records)
    return request.format === 'docx'
      ? codebookDocument(codes, project, t)
      : tablesAs(request.format, [codebookSheet(codes, t)], '', facts.now)
  }
  if (asked(request, 'cases'))
    return tablesAs(request.format, caseSheets(records, t), titled(t('app.cases')), facts.now)
  const audit = auditSheet(facts.journal, all('coder'), request.period, t)
  return tablesAs(request.format, [audit], titled(audit.title), facts.now)
}

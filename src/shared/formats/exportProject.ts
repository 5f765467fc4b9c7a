import { matrixInput, matrixOf, type MatrixSettings } from '../matrix/fromRecords'
import type { Measure } from '../records/matrix'
import type { Translate } from '../messages/translate'
import type { AnyRecord, Code, Project } from '../records/schema'
import { csvOf } from './csv'
import { excerptsDocx, memosDocx, tablesDocx } from './docx'
import { excerptTable, type ExcerptFilter } from './excerpts'
import { excerptSheet, isoDate } from './excerptSheet'
import { memoRows, memoSheet } from './memoSheet'
import { aboutSheet, matrixSheet } from './matrixSheet'
import { xlsxOf } from './xlsx'

export const exportFormats = ['xlsx', 'csv', 'docx'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What a person asks to have written. */
export type ExportRequest =
  | { kind: 'excerpts'; format: ExportFormat; filter: ExcerptFilter }
  /** `only`: the ids of the records whose memos are wanted; none named means all. */
  | { kind: 'memos'; format: ExportFormat; only?: readonly string[] }
  | { kind: 'matrix'; format: ExportFormat; settings: MatrixSettings; measure: Measure }

const projectName = (records: readonly AnyRecord[]) =>
  records.find((record): record is Project => record.type === 'project')?.name ?? ''

/** The bytes of an export. `now` dates it. */
export async function exportProject(
  records: readonly AnyRecord[],
  request: ExportRequest,
  t: Translate,
  now: number,
): Promise<Uint8Array> {
  const project = projectName(records)
  if (request.kind === 'excerpts') {
    const table = excerptTable(records, request.filter)
    switch (request.format) {
      case 'docx':
        return excerptsDocx(table, `${project}: ${t('export.excerpts')}`, t)
      case 'xlsx':
        return xlsxOf([excerptSheet(table, t)])
      case 'csv':
        return csvOf(excerptSheet(table, t))
    }
  }
  if (request.kind === 'memos') {
    const rows = memoRows(records, t, request.only)
    switch (request.format) {
      case 'docx':
        return memosDocx(rows, `${project}: ${t('app.memos')}`, t)
      case 'xlsx':
        return xlsxOf([memoSheet(rows, t)])
      case 'csv':
        return csvOf(memoSheet(rows, t))
    }
  }
  const { settings, measure } = request
  const codes = records.filter((record): record is Code => record.type === 'code')
  const matrix = matrixOf(matrixInput(records), codes, settings)
  const sheet = matrixSheet(matrix, codes, measure, t)
  if (request.format === 'csv') return csvOf(sheet)
  const about = aboutSheet({ project, date: isoDate(now), measure, rollUp: settings.rollUp }, t)
  if (request.format === 'docx')
    return tablesDocx([sheet, about], `${project}: ${t('export.matrix')}`)
  const caseIds = matrix.rows.map(({ id }) => id)
  const codeIds = matrix.columns.map(({ code }) => code.id)
  const evidence = excerptSheet(
    excerptTable(records, { caseIds, codeIds, sourceIds: [], coderIds: [] }),
    t,
  )
  return xlsxOf([sheet, { ...evidence, title: t('export.evidence') }, about])
}

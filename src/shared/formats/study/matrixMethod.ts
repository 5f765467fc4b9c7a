import { matrixNotes } from '../../matrix/notes'
import { addsUp } from '../../matrix/subtotals'
import type { Translate } from '../../messages/translate'
import { codebookOf, PATH_SEPARATOR } from '../../records/codebook'
import type { AnyRecord } from '../../records/schema'
import type { MatrixReport } from '../matrix/report'
import { number } from '../matrix/wording'
import type { TableCell } from '../table'

export const listed = (names: readonly string[], t: Translate): string =>
  names.length < 2
    ? (names[0] ?? '')
    : t('method.and', { most: names.slice(0, -1).join(', '), last: names.at(-1)! })

const join = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' ')

/** In which order rows and columns stand, and by what. */
function orders(
  { arranged: { arrangement }, codes }: MatrixReport,
  nameOf: (id: string) => string,
  t: Translate,
): { rows: string; columns: string } {
  const { rowOrder, columnOrder } = arrangement
  const way = (order: { falling?: boolean }) =>
    order.falling === undefined ? '' : t(order.falling ? 'method.falling' : 'method.rising')
  const code =
    rowOrder.by === 'value' ? codebookOf(codes).pathOf(rowOrder.codeId).join(PATH_SEPARATOR) : ''
  return {
    rows: join([
      t(`method.rows.${rowOrder.by}`, {
        attribute: rowOrder.by === 'attribute' ? nameOf(rowOrder.attributeId) : '',
        code,
      }),
      'falling' in rowOrder ? way(rowOrder) : '',
    ]),
    columns: join([
      t(`method.columns.${columnOrder.by}`, {
        case: columnOrder.by === 'value' ? nameOf(columnOrder.caseId) : '',
      }),
      'falling' in columnOrder ? way(columnOrder) : '',
    ]),
  }
}

/** What percentages are of: of presence, only subtotals have them, of the cases with data. */
function percentText({ arranged: { arrangement } }: MatrixReport, t: Translate): string {
  const { percent, measure } = arrangement
  if (percent === 'none') return t('method.percent.none')
  if (measure === 'presence') return t('method.percent.cases')
  return t(`method.percent.${addsUp(measure) ? percent : 'cannot'}`)
}

/** What a matrix of this report shows: cases, columns, measure, percentages, how it is arranged. */
export function matrixSections(report: MatrixReport, records: readonly AnyRecord[], t: Translate) {
  const { arranged, request, grouping } = report
  const { measure, absentAsZero } = request
  const settings = arranged.arrangement
  const names = new Map<string, string>(
    records.flatMap((one) =>
      one.type === 'attribute' || one.type === 'case' ? [[one.id, one.name]] : [],
    ),
  )
  const nameOf = (id: string) => names.get(id) ?? ''
  const conditions = settings.conditions.map(({ attributeId, values }) =>
    t('method.condition', {
      attribute: nameOf(attributeId) || t('basis.goneAttribute'),
      values: values.map((value) => value || t('arrange.noValue')).join(', '),
    }),
  )
  const selection = [
    t(settings.caseIds.length > 0 ? 'method.casesByHand' : 'method.casesAll', {
      kind: report.kindName,
      count: report.matrix.rows.length,
    }),
    conditions.length > 0 ? t('method.conditions', { list: listed(conditions, t) }) : '',
  ]
  const columns = t(settings.codeIds.length > 0 ? 'method.codesChosen' : 'method.codesAll', {
    count: report.matrix.columns.length,
  })
  const percent = percentText(report, t)
  const order = orders(report, nameOf, t)
  const grouped = grouping ? t('method.grouped', { attribute: grouping.name }) : ''
  const folded = t(settings.foldGroups ? 'method.folded' : 'method.notFolded')
  const transposed = t(settings.transposed ? 'method.transposed' : 'method.notTransposed')
  const notes = matrixNotes(arranged, number, t)
  const zero = t(absentAsZero ? 'report.data.zeroAsked' : 'report.data.zeroNever')
  return {
    sections: [
      {
        title: t('method.matrix'),
        text: join([
          ...selection,
          columns,
          t(`method.measure.${measure}`),
          t(settings.rollUp ? 'method.rollUpOn' : 'method.rollUpOff'),
          percent,
          order.rows,
          order.columns,
          grouped,
          settings.foldGroups ? folded : '',
          settings.transposed ? transposed : '',
          ...notes,
        ]),
      },
      {
        title: t('method.states'),
        text: join([t('method.statesText'), t('method.emptyText'), zero]),
      },
    ],
    parameters: [
      [t('method.param.matrix'), report.name || t('matrix.defaultName', { kind: report.kindName })],
      [t('method.param.cases'), join(selection)],
      [t('method.param.codes'), columns],
      [t('export.measure'), t(`matrix.measure.${measure}`)],
      [t('export.rollUp'), t(settings.rollUp ? 'export.rollUpOn' : 'export.rollUpOff')],
      [t('method.param.percent'), percent],
      [t('method.param.rowOrder'), order.rows],
      [t('method.param.columnOrder'), order.columns],
      [t('method.param.grouping'), grouped || t('arrange.noGroup')],
      [t('method.param.folding'), folded],
      [t('method.param.transposed'), transposed],
      [t('method.param.sums'), notes.join(' ')],
      [t('method.param.zeros'), zero],
      [t('method.param.distinct'), report.matrix.distinctReferences],
    ] as TableCell[][],
  }
}

import type { Translate } from '../../messages/translate'
import type { MatrixReport } from '../matrix/report'
import { listed } from './matrixMethod'

/** How the cells were judged; nothing where nobody judged. */
export function judgementText(report: MatrixReport, t: Translate): string {
  const cells = report.cells.flat()
  const judgements = cells.flatMap(({ judgements: own }) => own)
  const raters = [...new Set(judgements.map(({ rater }) => rater))]
  const summaries = cells.filter(({ summary }) => summary !== null).length
  const scales = [...new Set(judgements.flatMap(({ rating }) => (rating ? [rating.scale] : [])))]
  return [
    judgements.length > 0
      ? t('method.judged', {
          cells: cells.filter((cell) => cell.judgements.length > 0).length,
          all: cells.length,
          raters: raters.length,
          names: listed(raters, t),
        })
      : t('method.notJudged'),
    scales.length > 0 ? t('method.scales', { list: listed(scales, t) }) : '',
    judgements.length > 0
      ? t('method.judgedState', {
          disagree: cells.filter(({ disagreement }) => disagreement).length,
          stale: cells.filter(
            ({ judgements: own, summary }) =>
              own.some(({ stale }) => stale) || (summary?.stale ?? false),
          ).length,
        })
      : '',
    t('method.summaries', { count: summaries }),
    t('method.examined', { count: cells.filter(({ examined }) => examined.length > 0).length }),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

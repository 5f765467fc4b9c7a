import { signs } from '../../matrix/signs'
import type { Translate } from '../../messages/translate'
import { isoDate, locatorOf } from '../excerptSheet'
import type { Excerpt } from '../excerpts'
import type { Held, MatrixReport, ReportedCell, ReportedJudgement } from './report'

const number = (value: number) => String(Math.round(value * 100) / 100)

/** What a cell shows a reader: its number where there is one, else the sign of its state. */
export const shownSign = ({ state, value }: ReportedCell, { request }: MatrixReport): string =>
  request.measure === 'presence' || value === null ? signs[state] : number(value)

/** "present · 0.67 (mostly in)" */
export function heldText({ verdict, rating }: Held, t: Translate): string {
  if (!rating) return t(`matrix.${verdict}`)
  const label = rating.label === '' ? '' : ` (${rating.label})`
  return `${t(`matrix.${verdict}`)} · ${number(rating.value)}${label}`
}

/** A judgement in the lines of a report: what, by whom and when, why, whether it still rests, what was held before. */
export function judgementLines(judgement: ReportedJudgement, t: Translate): string[] {
  const { rater, at, rationale, stale, earlier } = judgement
  return [
    `${t('matrix.judgement')}: ${heldText(judgement, t)}`,
    `${rater} · ${isoDate(at)}${judgement.inForce ? '' : ` · ${t('report.otherRater')}`}`,
    rationale,
    stale ? t('report.staleNote') : '',
    ...earlier
      .toReversed()
      .map((one) =>
        [`${t('report.before')} ${isoDate(one.at)}: ${heldText(one, t)}`, one.rationale]
          .filter((part) => part !== '')
          .join(' — '),
      ),
  ].filter((line) => line !== '')
}

/** What stands under a quote, the case left out: the cell has named it. */
export const placeLine = (excerpt: Excerpt, t: Translate): string =>
  [
    locatorOf({ ...excerpt, caseName: '' }, t),
    excerpt.representative ? t('report.representativeNote') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')

export const titleOf = ({ name, kindName }: MatrixReport, t: Translate): string =>
  name || t('matrix.defaultName', { kind: kindName })

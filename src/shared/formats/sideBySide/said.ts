import { knownAlike } from '../../matrix/knownAlike'
import { standings, type Standing } from '../../matrix/sharedAndDifferent'
import type { SideBySide, SideFactor } from '../../matrix/sideBySide'
import type { Locale } from '../../messages/catalogue'
import type { Translate } from '../../messages/translate'

/** A sentence about factors: what comes before their names, the factors, and what comes after. */
export interface SaidLine {
  before: string
  factors: readonly SideFactor[]
  after: string
}

/** What is said of the factors of one standing; without lines, `none` says that there are none. */
export interface Said {
  standing: Standing
  title: string
  none: string
  lines: readonly SaidLine[]
}

/** What cases share and where they differ, in sentences; what nobody knows is said apart, never as absence. */
export function saidOf(
  { cases, factors }: Pick<SideBySide, 'cases' | 'factors'>,
  t: Translate,
  locale: Locale,
): Said[] {
  const list = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' })
  const names = (places: readonly number[]) => list.format(places.map((i) => cases[i]!.name))
  const everyCase = names([...cases.keys()])
  const known = ([one]: readonly SideFactor[]) =>
    t('compare.known', {
      present: names(one!.present),
      presentCount: one!.present.length,
      absent: names(one!.absent),
      absentCount: one!.absent.length,
      unknown: names(one!.unknown),
      unknownCount: one!.unknown.length,
    })
  return standings.map((standing) => {
    const own = factors.filter((one) => one.standing === standing)
    const lines = (): SaidLine[] => {
      if (own.length === 0) return []
      if (standing === 'different' || standing === 'partlyKnown')
        return knownAlike(own).map((group) => ({
          before: '',
          factors: group,
          after: `: ${known(group)}`,
        }))
      const before = t(`compare.${standing}.says`, { names: everyCase, count: cases.length })
      return [{ before: `${before} `, factors: own, after: '.' }]
    }
    return {
      standing,
      title: t(`compare.${standing}.title`, { count: own.length }),
      none: t(`compare.${standing}.none`),
      lines: lines(),
    }
  })
}

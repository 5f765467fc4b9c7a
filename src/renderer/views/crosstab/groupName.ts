import type { GroupLabel } from '#shared/matrix/attributeGroups'
import type { Translate } from '#shared/messages/translate'

/** What a group of cases is called: its category, its band, its decade. */
export function groupName(label: GroupLabel, unit: string, t: Translate): string {
  switch (label.kind) {
    case 'text':
      return label.text
    case 'boolean':
      return t(label.value ? 'cases.yes' : 'cases.no')
    case 'decade':
      return t('crosstab.decade', { year: String(label.from) })
    case 'missing':
      return t('crosstab.missing')
    case 'band': {
      const { from, to } = label
      const withUnit = (words: string) => (unit === '' ? words : `${words} ${unit}`)
      if (from === null && to === null) return t('crosstab.anyNumber')
      if (from === null) return withUnit(t('crosstab.below', { to: to! }))
      return withUnit(
        to === null ? t('crosstab.from', { from }) : t('crosstab.between', { from, to }),
      )
    }
  }
}

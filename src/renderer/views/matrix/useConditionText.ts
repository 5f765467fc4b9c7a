import type { Arrangement } from '#shared/matrix/arrangement'
import { valueLabel } from '#shared/matrix/valueLabel'
import { useLocale, useT } from '../app/language'
import { useRecordsById } from '../app/session'

/** A condition in words: its attribute, also where that has been deleted, and the values it asks for. */
export function useConditionText() {
  const t = useT()
  const either = new Intl.ListFormat(useLocale(), { type: 'disjunction' })
  const attributes = useRecordsById('attribute')
  return ({ attributeId, values }: Arrangement['conditions'][number]) => {
    const attribute = attributes.get(attributeId)
    return {
      name: attribute?.name ?? t('basis.goneAttribute'),
      values: either.format(values.map((text) => valueLabel(text, attribute, t))),
    }
  }
}

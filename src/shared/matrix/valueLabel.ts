import { NO_VALUE } from './attributes'
import type { Attribute } from '../records/schema'
import type { Translate } from '../messages/translate'

/** A value of an attribute as the case table shows it; that there is none is said. */
export function valueLabel(
  text: string,
  attribute: Pick<Attribute, 'valueType' | 'unit'> | undefined,
  t: Translate,
): string {
  if (text === NO_VALUE) return t('arrange.noValue')
  if (attribute?.valueType === 'boolean') return t(text === 'true' ? 'cases.yes' : 'cases.no')
  return attribute?.unit ? `${text} ${attribute.unit}` : text
}

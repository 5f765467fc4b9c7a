import type { Value } from '#shared/records/attributeValue'
import { plainValue } from '#shared/commands/values'
import type { Translate } from '#shared/messages/translate'

/** A value as it is shown; what is missing says so, with its reason. */
export function valueText(value: Value, t: Translate): string {
  if (value.type === 'missing') {
    return value.reason === '' ? t('cases.missing') : t('cases.missingBecause', value)
  }
  if (value.type === 'boolean') return t(value.value ? 'cases.yes' : 'cases.no')
  return plainValue(value)
}

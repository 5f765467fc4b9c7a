import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { withoutTurns } from '../text/plainName'
import { catalogues, type Locale, type MessageKey } from './catalogue'

export type Values = Readonly<Record<string, string | number>>

/** A sentence in the reader's language. `values` fills the named places of the message. */
export type Translate = (key: MessageKey, values?: Values) => string

/** A name in a sentence must not turn round the words behind it. */
const shown = (values: Values): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([place, value]) => [
      place,
      typeof value === 'string' ? withoutTurns(value) : value,
    ]),
  )

/** A translator for one language; the messages are ICU MessageFormat. */
export function createTranslator(locale: Locale): Translate {
  const i18n = setupI18n()
  // A matrix says the same sentence of thousands of cells: each message is read once.
  const compiled = new Map<string, ReturnType<typeof compileMessage>>()
  i18n.setMessagesCompiler((message) => {
    const known = compiled.get(message) ?? compileMessage(message)
    compiled.set(message, known)
    return known
  })
  i18n.loadAndActivate({ locale, messages: catalogues[locale] })
  return (key, values) => i18n._(key, values ? shown(values) : {})
}

/** A message that is not yet in anybody's language: what it says, and with which values. */
export interface Message {
  key: MessageKey
  values: Values
}

import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createTranslator, type Translate } from '#shared/messages/translate'
import type { Locale } from '#shared/messages/catalogue'

const Language = createContext<{ locale: Locale; t: Translate } | null>(null)

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const value = useMemo(() => ({ locale, t: createTranslator(locale) }), [locale])
  return (
    <Language value={value}>
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </Language>
  )
}

function useLanguage() {
  const value = useContext(Language)
  if (!value) throw new Error('No language around this view')
  return value
}

/** The translator of the language in force. */
export const useT = (): Translate => useLanguage().t

export const useLocale = (): Locale => useLanguage().locale

/** Numbers and dates as the reader's language writes them. */
export function useFormats() {
  const locale = useLocale()
  return useMemo(() => {
    const number = new Intl.NumberFormat(locale)
    const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
    const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
    return {
      number: (value: number) => number.format(value),
      dateTime: (value: number) => dateTime.format(value),
      /** To the second. */
      exactTime: (value: number) => exact.format(value),
      date: (value: number) => date.format(value),
    }
  }, [locale])
}

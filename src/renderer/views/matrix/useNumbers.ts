import { useMemo } from 'react'
import { useFormats, useLocale } from '../app/language'

export interface Numbers {
  /** A measured number: two decimals are more than any of them means. */
  number: (value: number) => string
  /** A number of percent, whole; a small one is not made nothing. */
  percent: (value: number) => string
}

/** Numbers of a matrix as the reader's language writes them. */
export function useNumbers(): Numbers {
  const locale = useLocale()
  const { number } = useFormats()
  return useMemo(() => {
    const whole = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
    const percent = (value: number) =>
      value > 0 && value < 1 ? `<${whole.format(0.01)}` : whole.format(value / 100)
    return { number: (value) => number(Math.round(value * 100) / 100), percent }
  }, [locale, number])
}

const collator = new Intl.Collator('es', { numeric: true, sensitivity: 'base' })

/** Orders names as people do: 2 before 10, accents and case aside. */
export const compareNames = (a: string, b: string): number =>
  collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)

export const byName = <T extends { name: string }>(a: T, b: T): number =>
  compareNames(a.name, b.name)

/** A name without its case, accents and outer white space: what two names are compared and found by. */
export const fold = (text: string): string =>
  text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Below this many free bytes a person is warned. */
export const LOW = 2 * 1024 ** 3

/** Below this many free bytes nothing is written any more: a full disk can destroy a database. */
export const FULL = 300 * 1024 ** 2

export type Space = 'enough' | 'low' | 'full'

/** What so many free bytes mean; where they can't be known nothing is said. */
export const spaceOf = (free: number | null): Space =>
  free === null || free >= LOW ? 'enough' : free >= FULL ? 'low' : 'full'

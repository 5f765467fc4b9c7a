import { groupBy } from './groupBy'
import type { Comparison } from './sharedAndDifferent'

/** Factors in groups of those of which the same is known of the same cases, so that it need be said but once. */
export const knownAlike = <T extends Comparison>(factors: readonly T[]): T[][] => [
  ...groupBy(factors, ({ present, absent }) => `${present.join()} ${absent.join()}`).values(),
]

import { queue } from '#shared/waiting/queue'

/**
 * Looks for names one time after the other. In a large project each takes seconds: one that nobody waits for any more when
 * its turn comes is to be let go, or they would pile up before the one that is wanted.
 */
export const { run: inTurn } = queue()

import { queue } from '#shared/waiting/queue'

/**
 * Does steps one after the other, each when the one before is stored: fingers are faster than a disk, and a key that
 * takes a code off must see the one that the key before it has put on.
 */
export const { run: inTurn } = queue()

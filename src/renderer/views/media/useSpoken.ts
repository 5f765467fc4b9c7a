import { spokenBlock } from '#shared/text/spoken'
import { usePlayer } from './state'

/** The index of the block that is being heard; null where there is none. */
export const useSpoken = (): number | null =>
  usePlayer(({ sourceId, times, time }) => (sourceId === null ? null : spokenBlock(times, time)))

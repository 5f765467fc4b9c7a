import type { Command } from './command'
import { readCoding, withBounds, type CodingBounds, type CodingSlice } from './oneCoding'

/** Puts a coding whose text is gone on other words; it is detached no more. */
export const placeCoding: Command<CodingBounds, CodingSlice> = {
  name: 'placeCoding',
  read: ({ codingId }, reader) => readCoding(codingId, reader),
  run: withBounds,
}

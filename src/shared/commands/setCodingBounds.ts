import type { Command } from './command'
import { readCoding, withBounds, type CodingBounds, type CodingSlice } from './oneCoding'

/** Gives a passage other ends. */
export const setCodingBounds: Command<CodingBounds, CodingSlice> = {
  name: 'setCodingBounds',
  read: ({ codingId }, reader) => readCoding(codingId, reader),
  run: withBounds,
}

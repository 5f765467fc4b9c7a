import type { Coding } from '#shared/records/schema'
import { anchorAt } from '#shared/text/anchor'

/** A coding of words of a text, of which a test says only what it is about. */
export const codingOn = (
  text: string,
  start: number,
  end: number,
  more: Partial<Coding> = {},
): Coding => ({
  type: 'coding',
  id: 'coding:1',
  sourceId: 'source:1',
  codeId: 'code:1',
  coderId: 'coder:1',
  anchor: anchorAt(text, { start, end })!,
  detached: false,
  weight: null,
  polarity: 'supports',
  memo: '',
  representative: false,
  createdAt: 0,
  ...more,
})

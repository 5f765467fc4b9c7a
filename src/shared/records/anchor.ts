import * as v from 'valibot'
import { offset } from './record'

/**
 * Where a passage stands in a source's canonical text, and what it says there.
 *
 * `start` and `end` are UTF-16 offsets, half-open. `quote` is the exact text between them: a reader that finds
 * another text at that place knows that the position is wrong. `prefix` and `suffix` are up to 32 code units of
 * what stands around it, to find the place again.
 */
export const anchorSchema = v.pipe(
  v.object({
    start: offset,
    end: offset,
    quote: v.string(),
    prefix: v.string(),
    suffix: v.string(),
  }),
  v.check((anchor) => anchor.end > anchor.start, 'Expected the end after the start'),
  v.check(
    (anchor) => anchor.quote.length === anchor.end - anchor.start,
    'Expected a quote as long as the span',
  ),
)

export type Anchor = v.InferOutput<typeof anchorSchema>

/** A coded span as the editor draws it; positions are offsets into the canonical text, half-open. */
export interface Passage {
  id: string
  start: number
  end: number
  colour: string
}

/** A stretch of text under the same set of passages. */
export interface Segment {
  start: number
  end: number
  /** The passages over it, the shortest first: the shortest gives the tint. */
  passages: readonly Passage[]
}

const shortestFirst = (a: Passage, b: Passage) =>
  a.end - a.start - (b.end - b.start) || a.start - b.start || (a.id < b.id ? -1 : 1)

/** Cuts overlapping passages into stretches that do not overlap, in order; one sweep over their ends. */
export function segmentsOf(passages: readonly Passage[]): Segment[] {
  const starts = passages.toSorted((a, b) => a.start - b.start)
  const cuts = [...new Set(passages.flatMap(({ start, end }) => [start, end]))].toSorted(
    (a, b) => a - b,
  )
  const segments: Segment[] = []
  let open: Passage[] = []
  let next = 0
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const start = cuts[i]!
    const end = cuts[i + 1]!
    open = open.filter((passage) => passage.end > start)
    for (; next < starts.length && starts[next]!.start <= start; next += 1) open.push(starts[next]!)
    if (open.length > 0) segments.push({ start, end, passages: open.toSorted(shortestFirst) })
  }
  return segments
}

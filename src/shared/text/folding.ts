import type { Span } from './anchor'

/** What stays apart when a text is folded for searching. */
export interface Folding {
  matchCase: boolean
  matchAccents: boolean
  /** Line ends and runs of white space stay as they are; else each run is one space. */
  keepSpace: boolean
}

/**
 * A text as it is searched, and how to get back. Only the clusters that are not one unit on both sides are listed,
 * rising; between them both texts run side by side.
 */
export interface Folded {
  text: string
  clusters: {
    /** Where a cluster begins and ends in the folded text. */
    start: Uint32Array
    end: Uint32Array
    /** Where it begins and ends in the original text. */
    from: Uint32Array
    to: Uint32Array
  }
}

/** What belongs to the character before it: marks, skin tones, and what has no width (joiners, direction signs). */
const ATTACHED = String.raw`[\p{M}\p{Cf}\p{Emoji_Modifier}]`
const CLUSTER = new RegExp(
  [
    String.raw`\s{2,}`,
    String.raw`\p{Regional_Indicator}{2}`,
    String.raw`[^\0-\x7f\p{M}\p{Cf}](?:${ATTACHED}|(?<=\u200d)\p{Extended_Pictographic})*`,
    String.raw`[\0-\x7f]${ATTACHED}+`,
    `${ATTACHED}+`,
  ].join('|'),
  'gu',
)

/** Signs that a keyboard has one of and a typesetter several. */
const plainSigns = (cluster: string): string =>
  cluster
    .replace(/[‘’‚‛ʻʼ′´]/gu, "'")
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-')

const isSpace = (cluster: string) => /^\s+$/u.test(cluster)

function foldCluster(cluster: string, { matchCase, matchAccents, keepSpace }: Folding): string {
  const bare = plainSigns(cluster.replace(/[\p{Cf}\p{Variation_Selector}\p{Emoji_Modifier}]/gu, ''))
  if (isSpace(bare)) return keepSpace ? bare : ' '
  const based = matchAccents
    ? bare.normalize('NFKC')
    : bare.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC')
  // By way of the capitals, so that ß, ẞ and SS are one, and σ and ς too.
  return matchCase ? based : based.toUpperCase().toLowerCase()
}

/** Folded clusters are few and come again and again. */
const known = new Map<string, Map<string, string>>()
/** Enough for every letter with its marks of any language that a project may hold. */
const KNOWN = 20_000

function clusterFolder(folding: Folding): (cluster: string) => string {
  const key = JSON.stringify([folding.matchCase, folding.matchAccents, folding.keepSpace])
  const memo = known.get(key) ?? new Map<string, string>()
  known.set(key, memo)
  return (cluster) => {
    const before = memo.get(cluster)
    if (before !== undefined) return before
    const folded = foldCluster(cluster, folding)
    if (memo.size < KNOWN) memo.set(cluster, folded)
    return folded
  }
}

/** A text without the differences that a search is not about. */
export function foldText(text: string, folding: Folding): Folded {
  const foldOne = clusterFolder(folding)
  const plain = (part: string) => {
    const cased = folding.matchCase ? part : part.toLowerCase()
    return folding.keepSpace ? cased : cased.replace(/[\t\n\v\f\r]/g, ' ')
  }
  const parts: string[] = []
  const start: number[] = []
  const end: number[] = []
  const from: number[] = []
  const to: number[] = []
  let at = 0
  let length = 0
  for (const match of text.matchAll(CLUSTER)) {
    const cluster = match[0]
    const folded = foldOne(cluster)
    length += match.index - at
    parts.push(plain(text.slice(at, match.index)), folded)
    at = match.index + cluster.length
    if (cluster.length !== 1 || folded.length !== 1) {
      start.push(length)
      end.push(length + folded.length)
      from.push(match.index)
      to.push(at)
    }
    length += folded.length
  }
  parts.push(plain(text.slice(at)))
  const list = (values: number[]) => Uint32Array.from(values)
  return {
    text: parts.join(''),
    clusters: { start: list(start), end: list(end), from: list(from), to: list(to) },
  }
}

/** The last index whose value is at most a bound; -1 when there is none. */
function lastAtMost(values: Uint32Array, bound: number): number {
  let low = -1
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (values[middle]! <= bound) low = middle
    else high = middle - 1
  }
  return low
}

/** Where a span of the folded text stands in the original; what cuts into a cluster takes in the whole of it. */
export function unfoldSpan({ clusters }: Folded, span: Span): Span {
  const { start, end, from, to } = clusters
  const first = lastAtMost(start, span.start)
  const last = lastAtMost(start, span.end - 1)
  const inside = first >= 0 && span.start < end[first]!
  const outside = (i: number, offset: number) => (i < 0 ? offset : to[i]! + offset - end[i]!)
  return {
    start: inside ? from[first]! : outside(first, span.start),
    end: last >= 0 && span.end <= end[last]! ? to[last]! : outside(last, span.end),
  }
}

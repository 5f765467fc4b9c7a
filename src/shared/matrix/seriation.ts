/** A set of small numbers as bits: of many sets, distances are then found ten times as fast. */
function bitsOf(set: ReadonlySet<number>): Int32Array {
  const bits = new Int32Array(set.size === 0 ? 0 : (Math.max(...set) >> 5) + 1)
  for (const one of set) bits[one >> 5]! |= 1 << (one & 31)
  return bits
}

/** How many bits of 32 are set, added up in pairs, fours and eights. */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function distanceOfBits(a: Int32Array, b: Int32Array): number {
  let common = 0
  let either = 0
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    common += bitCount((a[i] ?? 0) & (b[i] ?? 0))
    either += bitCount((a[i] ?? 0) | (b[i] ?? 0))
  }
  return either === 0 ? 0 : 1 - common / either
}

/**
 * The Jaccard distance of two sets, 1 − |A ∩ B| / |A ∪ B| (Jaccard 1901): what neither has makes them no more alike.
 * Two empty sets are alike.
 */
export const jaccardDistance = (a: ReadonlySet<number>, b: ReadonlySet<number>): number =>
  distanceOfBits(bitsOf(a), bitsOf(b))

/** Joins two runs by the ends that are nearest to each other; of equally near ends, as they stand. */
function joined(a: number[], b: number[], distance: (i: number, j: number) => number): number[] {
  const ways = [
    { gap: distance(a.at(-1)!, b[0]!), run: () => [...a, ...b] },
    { gap: distance(a.at(-1)!, b.at(-1)!), run: () => [...a, ...b.toReversed()] },
    { gap: distance(a[0]!, b[0]!), run: () => [...a.toReversed(), ...b] },
    { gap: distance(a[0]!, b.at(-1)!), run: () => [...b, ...a] },
  ]
  return ways.reduce((best, way) => (way.gap < best.gap ? way : best)).run()
}

/** Means of the same distances, added in another order, differ in their last digits: that is no difference. */
const isLess = (a: number, b: number) => a < b - 1e-9

/**
 * An order of sets in which alike ones stand next to each other, as indexes into the list.
 *
 * Average-linkage clustering on Jaccard distances; whenever two clusters merge, they are turned so that their nearest
 * ends meet (Gruvaeus & Wainer 1972, "Two additions to hierarchical cluster analysis"). Ties go to what stands
 * first, and the order begins with the end that stands first, so that the same sets always give the same order.
 */
export function seriation(sets: readonly ReadonlySet<number>[]): number[] {
  const n = sets.length
  if (n < 2) return [...sets.keys()]
  const between = Array.from({ length: n }, () => new Float64Array(n))
  const bits = sets.map(bitsOf)
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      between[i]![j] = between[j]![i] = distanceOfBits(bits[i]!, bits[j]!)
    }
  }
  const linkage = between.map((row) => row.slice())
  const runs = sets.map((_, i): number[] | null => [i])
  /** By run: the nearest of the runs after it. */
  const nearest = new Int32Array(n).fill(-1)
  const findNearest = (i: number) => {
    let best = -1
    for (let j = i + 1; j < n; j += 1) {
      if (runs[j] && (best < 0 || isLess(linkage[i]![j]!, linkage[i]![best]!))) best = j
    }
    nearest[i] = best
  }
  for (let i = 0; i < n; i += 1) findNearest(i)
  for (let merges = 1; merges < n; merges += 1) {
    let a = -1
    for (let i = 0; i < n; i += 1) {
      if (!runs[i] || nearest[i]! < 0) continue
      if (a < 0 || isLess(linkage[i]![nearest[i]!]!, linkage[a]![nearest[a]!]!)) a = i
    }
    const b = nearest[a]!
    const sizeA = runs[a]!.length
    const sizeB = runs[b]!.length
    runs[a] = joined(runs[a]!, runs[b]!, (i, j) => between[i]![j]!)
    runs[b] = null
    for (let i = 0; i < n; i += 1) {
      if (!runs[i] || i === a) continue
      const mean = (sizeA * linkage[a]![i]! + sizeB * linkage[b]![i]!) / (sizeA + sizeB)
      linkage[a]![i] = linkage[i]![a] = mean
    }
    // A mean never is nearer than the nearer of the two, so no other run has found a new nearest one.
    for (let i = 0; i < n; i += 1) {
      if (runs[i] && (i === a || nearest[i] === a || nearest[i] === b)) findNearest(i)
    }
  }
  const order = runs.find((run) => run !== null)!
  return order[0]! < order.at(-1)! ? order : order.toReversed()
}

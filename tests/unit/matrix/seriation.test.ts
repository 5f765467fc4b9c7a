import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jaccardDistance, seriation } from '#shared/matrix/seriation'

const set = (...members: number[]) => new Set(members)

describe('the Jaccard distance', () => {
  test('is the share of what only one of two sets has', () => {
    expect(jaccardDistance(set(1, 2, 3), set(2, 3, 4))).toBe(0.5)
    expect(jaccardDistance(set(1), set(2))).toBe(1)
    expect(jaccardDistance(set(31, 32, 499), set(31, 63))).toBe(0.75)
    expect(jaccardDistance(set(1, 2), set(2, 1))).toBe(0)
  })

  test('of two empty sets is 0, and of an empty set to any other 1', () => {
    expect(jaccardDistance(set(), set())).toBe(0)
    expect(jaccardDistance(set(), set(1))).toBe(1)
  })
})

/** The same clustering, by looking through all pairs of clusters and all pairs of their members at every step. */
function naiveSeriation(sets: readonly ReadonlySet<number>[]): number[] {
  const far = (i: number, j: number) => {
    const common = [...sets[i]!].filter((one) => sets[j]!.has(one)).length
    const either = new Set([...sets[i]!, ...sets[j]!]).size
    return either === 0 ? 0 : 1 - common / either
  }
  let runs = sets.map((_, i) => [i])
  const apart = (a: number[], b: number[]) =>
    a.flatMap((i) => b.map((j) => far(i, j))).reduce((sum, one) => sum + one, 0) /
    (a.length * b.length)
  const isLess = (a: number, b: number) => a < b - 1e-9
  while (runs.length > 1) {
    let best: [number, number] = [0, 1]
    for (let a = 0; a < runs.length; a += 1) {
      for (let b = a + 1; b < runs.length; b += 1) {
        if (isLess(apart(runs[a]!, runs[b]!), apart(runs[best[0]]!, runs[best[1]]!))) best = [a, b]
      }
    }
    const [a, b] = [runs[best[0]]!, runs[best[1]]!]
    const ways = [
      [a, b],
      [a, b.toReversed()],
      [a.toReversed(), b],
      [b, a],
    ] as const
    let merged = ways[0]
    for (const way of ways) {
      if (far(way[0].at(-1)!, way[1][0]!) < far(merged[0].at(-1)!, merged[1][0]!)) merged = way
    }
    runs = runs.flatMap((run) => (run === a ? [merged.flat()] : run === b ? [] : [run]))
  }
  const [order = []] = runs
  return order.length > 0 && order[0]! > order.at(-1)! ? order.toReversed() : order
}

const someSets = fc.array(
  fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 6 }).map((members) => new Set(members)),
  { maxLength: 12 },
)

describe('seriation', () => {
  test('sorts blocks that were shuffled into one another', () => {
    const blocks = [set(0, 1, 2), set(5, 6), set(0, 1), set(5, 6, 7), set(1, 2), set(6, 7)]
    expect(
      seriation(blocks)
        .map((i) => (blocks[i]!.has(1) ? 'a' : 'b'))
        .join(''),
    ).toMatch(/^(aaabbb|bbbaaa)$/)
  })

  test('is an order of all sets, begins with the end that stands first, and keeps equal sets together', () => {
    fc.assert(
      fc.property(someSets, (sets) => {
        const order = seriation(sets)
        expect(order.toSorted((a, b) => a - b)).toEqual([...sets.keys()])
        expect(order[0] ?? 0).toBeLessThanOrEqual(order.at(-1) ?? 0)
        const names = order.map((i) => [...sets[i]!].toSorted().join())
        const runs = names.filter((name, i) => name !== names[i - 1])
        expect(runs).toHaveLength(new Set(names).size)
      }),
      { numRuns: 500 },
    )
  })

  test('is what clustering by looking at every pair gives', () => {
    fc.assert(
      fc.property(someSets, (sets) => {
        expect(seriation(sets)).toEqual(naiveSeriation(sets))
      }),
      { numRuns: 500 },
    )
  })
})

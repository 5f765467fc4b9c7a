import { describe, expect, it } from 'vitest'
import { countsAfter, countsOf, markOf, noCounts, standingOf } from '#shared/vault/sentinel'
import { growing } from './growing'

const { rows } = growing(12, 21)
const sentinelAt = (seq: number) => ({
  seq,
  mark: markOf(rows[seq - 1]),
  counts: rows.slice(0, seq).reduce(countsAfter, noCounts),
})
const marksOf = (seq: number) => markOf(rows[seq - 1])

/** How a database that ends at one line stands to a vault that ends at another, both of one history. */
const standing = (database: number, vault: number) =>
  standingOf(
    sentinelAt(database),
    sentinelAt(vault),
    vault > 0 && vault <= database ? marksOf(vault) : undefined,
    database > 0 && database <= vault ? marksOf(database) : undefined,
  )

describe('database and vault of one history', () => {
  it('are the same, or one is behind the other by its last lines', () => {
    expect(standing(12, 12)).toBe('same')
    expect(standing(12, 9)).toBe('vaultBehind')
    expect(standing(12, 0)).toBe('vaultBehind')
    expect(standing(9, 12)).toBe('databaseBehind')
    expect(standing(0, 12)).toBe('databaseBehind')
  })
})

describe('database and vault of two histories', () => {
  const other = '1 do somethingElse coder:2'
  it('have diverged, whichever is longer', () => {
    const database = { ...sentinelAt(9), mark: other }
    expect(standingOf(database, sentinelAt(9), other, other)).toBe('diverged')
    expect(standingOf(sentinelAt(12), sentinelAt(9), other, undefined)).toBe('diverged')
    expect(standingOf(sentinelAt(9), sentinelAt(12), undefined, other)).toBe('diverged')
  })

  it('are altered where the lines are the same and the records are not as many', () => {
    const counts = { ...sentinelAt(12).counts, code: 99 }
    expect(standingOf({ ...sentinelAt(12), counts }, sentinelAt(12), undefined, undefined)).toBe(
      'altered',
    )
  })
})

it('counts after each change are those of the records themselves', () => {
  const ids = new Set<string>()
  let counts = noCounts
  for (const row of rows) {
    for (const id of Object.keys(row.diff.added)) ids.add(id)
    for (const id of Object.keys(row.diff.removed)) ids.delete(id)
    counts = countsAfter(counts, row)
    expect(counts).toEqual(countsOf(ids))
  }
})

import { describe, expect, it } from 'vitest'
import { BY_CLOCK, kept } from '#shared/vault/rotation'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOW = Date.UTC(2026, 5, 15, 12)

const every = (step: number, many: number) =>
  Array.from({ length: many }, (_, i) => ({
    name: `${i}`,
    at: NOW - i * step,
    why: BY_CLOCK,
  }))

it('gives those that are dated later than now, by a clock that was wrong, no place of those of now', () => {
  const late = every(MINUTE, 200 * 24 * 60).map(({ name, at, why }) => ({
    name: `late ${name}`,
    at: at + 200 * DAY + MINUTE,
    why,
  }))
  const names = kept([...late, ...every(10 * MINUTE, 12)], NOW)
  expect([0, 1, 2, 3, 4, 5].filter((name) => names.has(String(name)))).toHaveLength(6)
  expect(names.has('late 0')).toBe(true)
})

/** Ages of what is kept, in minutes, the newest first. */
const agesKept = (snapshots: ReturnType<typeof every>) => {
  const names = kept(snapshots, NOW)
  return snapshots.filter(({ name }) => names.has(name)).map(({ at }) => (NOW - at) / MINUTE)
}

describe('which snapshots are kept', () => {
  it('the newest of each of 6 stretches of ten minutes, 24 hours, 14 days and 8 weeks', () => {
    const ages = agesKept(every(MINUTE, 100 * 24 * 60))
    expect(ages.filter((age) => age <= 50)).toEqual([0, 1, 11, 21, 31, 41])
    expect(ages.filter((age) => age < 24 * 60)).toHaveLength(6 + 22)
    expect(ages.filter((age) => age > 24 * 60 && age < 14 * 24 * 60).length).toBeGreaterThan(11)
    expect(ages.at(-1)).toBeGreaterThan(6 * 7 * 24 * 60)
    expect(ages.at(-1)).toBeLessThan(9 * 7 * 24 * 60)
    expect(ages.length).toBeLessThanOrEqual(6 + 24 + 14 + 8)
  })

  it('the newest always, however old it is', () => {
    const old = [{ name: 'only', at: NOW - 1000 * DAY, why: BY_CLOCK }]
    expect([...kept(old, NOW)]).toEqual(['only'])
  })

  it('each that precedes a large step of the last seven days', () => {
    const steps = every(MINUTE, 5).map((one, i) => ({
      ...one,
      name: `step ${i}`,
      why: 'mergeCodes',
    }))
    expect(kept(steps, NOW)).toEqual(new Set(steps.map(({ name }) => name)))
    expect(kept(steps, NOW + 8 * DAY).size).toBeLessThan(steps.length)
  })

  it('never fewer after a later look than the newest alone', () => {
    for (let days = 0; days < 400; days += 13)
      expect(kept(every(DAY, 3), NOW + days * DAY).size).toBeGreaterThan(0)
  })
})

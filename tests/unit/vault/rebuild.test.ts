import { describe, expect, it } from 'vitest'
import { emptyContents, rebuild } from '#shared/vault/rebuild'
import { asText, growing } from './growing'

const { rows, after } = growing(25, 31)

describe('following a journal', () => {
  it('leads from nothing, or from any state on the way, to the same records', () => {
    for (let from = 0; from <= rows.length; from += 1) {
      const base = rebuild(emptyContents, rows, from)
      const { records, journal, stopped } = rebuild(base, rows)
      expect(asText(records)).toBe(after(rows.length))
      expect(journal).toEqual(rows)
      expect(stopped).toBeNull()
    }
  })

  it('follows one of more lines than a function takes arguments', () => {
    const unchanged = { ...rows[0]!, diff: { added: {}, updated: {}, removed: {} } }
    const long = Array.from({ length: 200_000 }, (_, i) => ({ ...unchanged, seq: i + 1 }))
    expect(rebuild(emptyContents, long).journal.length).toBe(long.length)
  })

  it('takes a line that was sent twice once', () => {
    const twice = rows.flatMap((row) => [row, row])
    expect(asText(rebuild(emptyContents, twice).records)).toBe(after(rows.length))
  })

  it('ends before a line that is missing, and says which', () => {
    const { records, stopped } = rebuild(
      emptyContents,
      rows.filter(({ seq }) => seq !== 12),
    )
    expect(stopped).toEqual({ seq: 12, why: 'missing' })
    expect(asText(records)).toBe(after(11))
  })

  it('ends before a line that does not fit, with nothing of it applied', () => {
    const wrong = rows.map((row) => (row.seq === 9 ? { ...row, diff: rows[3]!.diff } : row))
    const { records, stopped } = rebuild(emptyContents, wrong)
    expect(stopped).toEqual({ seq: 9, why: 'doesNotFit' })
    expect(asText(records)).toBe(after(8))
  })
})

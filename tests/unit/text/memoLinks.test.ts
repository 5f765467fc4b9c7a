import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  linkQuote,
  memoLinks,
  memoParts,
  plainMemo,
  writeLink,
  type MemoPart,
} from '#shared/text/memoLinks'
import type { IdOf } from '#shared/records/schema'

const anyId = fc.uuid().map((id): IdOf<'coding'> => `coding:${id}`)
const anyQuote = fc.string({
  unit: fc.oneof(fc.constantFrom('|', ']', '[', '\n', '\r', ' ', '😀', 'ñ'), fc.string()),
  maxLength: 120,
})
const anyPart: fc.Arbitrary<MemoPart> = fc.oneof(
  fc
    .string({ minLength: 1 })
    .filter((text) => !/[[\]]/.test(text))
    .map((text): MemoPart => ({ kind: 'text', text })),
  fc.record({ kind: fc.constant('link' as const), codingId: anyId, quote: anyQuote }),
)
const written = (parts: readonly MemoPart[]) =>
  parts.map((part) => (part.kind === 'text' ? part.text : writeLink(part))).join('')

describe('links in memos', () => {
  test('whatever the quote, a written link is read as the same link', () => {
    fc.assert(
      fc.property(anyId, anyQuote, (codingId, quote) => {
        expect(memoParts(writeLink({ codingId, quote }))).toEqual([
          { kind: 'link', codingId, quote: linkQuote(quote) },
        ])
      }),
      { numRuns: 1000 },
    )
  })

  test('the texts and links of a memo are read back in order', () => {
    fc.assert(
      fc.property(fc.array(anyPart), (parts) => {
        const memo = written(parts)
        const read = memoParts(memo)
        expect(written(read)).toBe(memo)
        expect(read.filter(({ kind }) => kind === 'link')).toHaveLength(
          parts.filter(({ kind }) => kind === 'link').length,
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('any text at all is read without losing a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]|coding:a1 \n') }), (memo) => {
        const read = memoParts(memo)
        const raw = read.map((part) =>
          part.kind === 'text' ? part.text : `[[${part.codingId}|${part.quote}]]`,
        )
        expect(raw.join('')).toBe(memo)
      }),
      { numRuns: 1000 },
    )
  })

  test('a quote is one line of at most 80 characters, counted as people do', () => {
    expect(linkQuote('a\r\nb | c]] d]')).toBe('a b c] d')
    const short = linkQuote('😀'.repeat(100))
    expect([...short]).toHaveLength(80)
    expect(short.endsWith('😀…')).toBe(true)
  })

  test('an export spells links out, and each passage is listed once', () => {
    const memo = 'See [[coding:1|trust]] and [[coding:1|trust]], [[case:2|no link]] [[coding:3]]'
    expect(plainMemo(memo)).toBe('See “trust” and “trust”, [[case:2|no link]] [[coding:3]]')
    expect(plainMemo('[[coding:1|trust]]', () => 'Bisa')).toBe('“trust” (Bisa)')
    expect(memoLinks(memo)).toEqual([{ codingId: 'coding:1', quote: 'trust' }])
  })
})

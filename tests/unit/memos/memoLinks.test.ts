import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftOf, memoOfDraft, withLink } from '#shared/text/memoDraft'
import {
  linksIn,
  memoOf,
  memoParts,
  shortQuote,
  spelledOut,
  type MemoLink,
} from '#shared/text/memoLinks'

/** Texts that are made of what could be mistaken for a link. */
const tangled = fc
  .array(
    fc.constantFrom(
      '[',
      ']',
      '[[',
      ']]',
      '|',
      '\\',
      '\n',
      ' ',
      'a',
      'é',
      '🙂',
      'q',
      'coding:1',
      '[[coding:1|q]]',
      '[[coding:2|q]]',
      '[[q]]',
      '[[coding:3|',
      '\\]',
      '[[a|b]]',
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''))
const quotes = fc.string({
  unit: fc.constantFrom(...'[]|\\aé🙂 .', 'q'),
  minLength: 1,
  maxLength: 30,
})
const links = fc.record<MemoLink>({
  codingId: fc.constantFrom('coding:1', 'coding:2', 'coding:7b0c-1'),
  quote: quotes,
})
const hasLink = (memo: string) => memoParts(memo).some((part) => 'link' in part)

describe('a memo', () => {
  test('is its words and its links', () => {
    const memo = 'Compare [[coding:1|the words]] with\n[[coding:2|other words]].'
    expect(memoParts(memo)).toEqual([
      { text: 'Compare ' },
      { link: { codingId: 'coding:1', quote: 'the words' } },
      { text: ' with\n' },
      { link: { codingId: 'coding:2', quote: 'other words' } },
      { text: '.' },
    ])
    expect(spelledOut(memo)).toBe('Compare “the words” with\n“other words”.')
    expect(spelledOut(memo, ({ codingId }) => codingId)).toBe('Compare coding:1 with\ncoding:2.')
  })

  test('names each passage once among its links', () => {
    const memo = '[[coding:1|a]] [[coding:2|b]] [[coding:1|a again]]'
    expect(linksIn(memo).map(({ codingId }) => codingId)).toEqual(['coding:1', 'coding:2'])
  })

  test.each([
    '[[coding:1|no end',
    '[[coding:1|a\nb]]',
    '[[coding:|a]]',
    '[[coding:1|]]',
    '[[code:1|a]]',
    '[[coding:1 |a]]',
    '[coding:1|a]',
    '[[coding:1|a\\b]]',
  ])('keeps as words what only looks like a link: %j', (memo) => {
    expect(memoParts(memo)).toEqual([{ text: memo }])
  })

  test('that lost the end of one link still has the next', () => {
    expect(linksIn('[[coding:1|lost [[coding:2|kept]]')).toEqual([
      { codingId: 'coding:2', quote: 'kept' },
    ])
  })

  test('is the same after it was taken apart and put together, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(tangled, fc.string()), (memo) => {
        expect(memoOf(memoParts(memo))).toBe(memo)
      }),
      { numRuns: 1000 },
    )
  })

  test('has every link that was put into it, whatever stands in the quote and around it', () => {
    fc.assert(
      fc.property(tangled, links, tangled, (before, link, after) => {
        fc.pre(!hasLink(before) && !hasLink(after))
        const parts = memoParts(memoOf([{ text: before }, { link }, { text: after }]))
        expect(parts.filter((part) => 'link' in part)).toEqual([{ link }])
        expect(parts.map((part) => ('text' in part ? part.text : ''))).toEqual(
          [before, '', after].filter((text, i) => text !== '' || i === 1),
        )
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a memo that is being written', () => {
  test('shows its links by their quotes, and has their ids again when it is stored', () => {
    const memo = 'See [[coding:1|the words]].'
    const draft = draftOf(memo)
    expect(draft.text).toBe('See [[the words]].')
    expect(memoOfDraft({ ...draft, text: `${draft.text} Yes: [[the words]]` })).toBe(
      `${memo} Yes: [[coding:1|the words]]`,
    )
    expect(memoOfDraft({ ...draft, text: 'See [[other words]].' })).toBe('See [[other words]].')
  })

  test('is stored as it was when nothing was written, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(tangled, fc.string()), (memo) => {
        expect(memoOfDraft(draftOf(memo))).toBe(memo)
      }),
      { numRuns: 1000 },
    )
  })

  test('takes a link at any place, and keeps all the others', () => {
    fc.assert(
      fc.property(tangled, links, fc.nat(), (memo, link, place) => {
        const draft = draftOf(memo)
        const at = place % (draft.text.length + 1)
        const made = withLink(draft, at, link)
        const wanted = { codingId: link.codingId, quote: shortQuote(link.quote) }
        const after = memoParts(memoOfDraft(made.draft)).flatMap((part) =>
          'link' in part ? [part.link] : [],
        )
        const before = memoParts(memo).flatMap((part) => ('link' in part ? [part.link] : []))
        expect(after).toHaveLength(before.length + 1)
        expect(after).toContainEqual(wanted)
        for (const each of before) expect(after).toContainEqual(each)
        expect(made.draft.text.slice(0, made.caret)).toMatch(/\]\] ?$/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a quote in a link', () => {
  test('is one line, cut at a word, never inside a character', () => {
    expect(shortQuote('a\n  b\tc ')).toBe('a b c')
    expect(shortQuote(' \n ')).toBe('…')
    expect(shortQuote('one two three', 9)).toBe('one two…')
    expect(shortQuote('🙂'.repeat(20), 5)).toBe('🙂🙂🙂🙂…')
  })
})

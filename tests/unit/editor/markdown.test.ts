import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown, writeMarkdown } from '#editor/markdown'

const words = (text: string) => ({ type: 'text', text })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const doc = (...content: object[]) => ({ type: 'doc', content })

describe('rich text as Markdown', () => {
  test('keeps bold, italic, lists and links to passages', () => {
    const text =
      'a **bold** and *it* [[coding:abc-1|the \\[x\\] quote]] tail\n\n- one\n- two\n\n1. a\n2. b'
    expect(writeMarkdown(readMarkdown(text))).toBe(text)
    expect(readMarkdown('See [[coding:7|their words]].')).toEqual(
      doc(
        paragraph(
          words('See '),
          { type: 'passageLink', attrs: { codingId: 'coding:7', quote: 'their words' } },
          words('.'),
        ),
      ),
    )
  })

  test.each([
    '# x',
    '- x',
    '+ x',
    '1. x',
    '> x',
    '`code`',
    '[l](u)',
    '<b>x</b>',
    'a & b &amp; c',
    '---',
    'x\n===',
    '**not bold**',
    '| a |',
    '[[coding:a|b]]',
    '[a]: x',
    'back\\slash \\*',
    '=SUM(A1)',
  ])('keeps what was typed as words: %s', (typed) => {
    const before = doc(paragraph(words(typed)))
    expect(readMarkdown(writeMarkdown(before))).toEqual(before)
  })

  test.each([
    '# Heading `x` <b>y</b>',
    '> quote',
    '```\ncode\n```',
    '| a | b |\n|---|---|\n| 1 | 2 |',
  ])('reads as words what it has no form for: %s', (text) => {
    const read = JSON.stringify(readMarkdown(text))
    for (const word of text.match(/\w+/g)!) expect(read).toContain(word)
  })

  test('comes back as it was written, whatever the words', () => {
    const word = fc.constantFrom(
      'mine',
      'a*b',
      '_x_',
      '1.',
      '-',
      '#',
      '[[',
      ']]',
      '<i>',
      '&',
      '¿qué?',
      '😀',
    )
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const before = doc(...lines.map((text) => paragraph(words(text))))
        const once = writeMarkdown(before)
        expect(readMarkdown(once)).toEqual(before)
        expect(writeMarkdown(readMarkdown(once))).toBe(once)
      }),
    )
  })
})

test('an item of a list that nothing was written in can be shown and written again', () => {
  const read = readMarkdown('1.\n2. b')
  expect(JSON.stringify(read)).toContain('"content":[{"type":"paragraph"}]')
  expect(() => writeMarkdown(read)).not.toThrow()
})

test('emphasis that would take for ever to read is words', () => {
  const text = '**a '.repeat(20_000).trim()
  expect(readMarkdown(text)).toEqual({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })
})

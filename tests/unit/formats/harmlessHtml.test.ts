import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harmlessHtml } from '#shared/formats/harmlessHtml'
import { drawing, page } from '../../hostile/markup'

test('what is pasted from a page keeps its words, emphasis and lists', () => {
  const html =
    '<h2 class="x">Talk</h2><p style="x">a <b onclick="x">bold</b> &lt;word&gt;</p><ul><li>one'
  expect(harmlessHtml(html)).toBe(
    '<p>Talk</p><p>a <strong>bold</strong> &lt;word&gt;</p><ul><li>one</li></ul>',
  )
})

test('tags that never close are words', () => {
  expect(harmlessHtml(`${'<b>'.repeat(600_000)}said`)).toMatch(/^<p> +said<\/p>$/)
})

const TAG = /<\/?(?:p|br|strong|em|ul|ol|li)>/g

test.each([page, drawing])('nothing that runs or calls out is left of a page', (html) => {
  const left = harmlessHtml(html)
  expect(left.replace(TAG, '')).not.toMatch(/[<>]|canary|beacon/)
})

test('whatever is pasted, what is left are plain tags that close in order', () => {
  const piece = fc.oneof(
    fc.constantFrom('<p>', '</p>', '<b>', '</b>', '<i x=y>', '</i>', '<ul>', '<li>', '</ul>'),
    fc.constantFrom(
      '<script>',
      '</script>',
      '<svg>',
      '</svg>',
      '<!--',
      '-->',
      '<',
      '>',
      '&lt;',
      'a',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const left = harmlessHtml(pieces.join(''))
      const open: string[] = []
      for (const [tag] of left.matchAll(TAG)) {
        const name = tag.replace(/[</>]/g, '')
        if (tag.startsWith('</')) expect(open.pop()).toBe(name)
        else open.push(name)
      }
      expect(open).toEqual([])
      expect(left.replace(TAG, '')).not.toMatch(/[<>]/)
    }),
  )
})

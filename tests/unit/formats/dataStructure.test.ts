import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataStructure } from '#shared/formats/study/dataStructure'
import { dataStructureSvg } from '#shared/formats/study/dataStructureSvg'
import { widthOf } from '#shared/formats/study/textWidth'
import { createTranslator } from '#shared/messages/translate'
import type { Code } from '#shared/records/schema'
import { ofType, readSampleStudy } from '../records/sampleStudy'
import { MARKUP } from './awkwardStudy'

const t = createTranslator('en')
const codes = ofType((await readSampleStudy()).records, 'code')
const model = codes[0]!
const code = (id: string, parent: string | null, name: string, order: number): Code => ({
  ...model,
  id: `code:${id}`,
  parentId: parent === null ? null : `code:${parent}`,
  name,
  order,
})

/** A forest of codes: each hangs under one that came before it, or under none. */
const forest = fc
  .array(
    fc.record({
      parent: fc.double({ min: 0, max: 0.999, noNaN: true }),
      name: fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }),
    }),
    { maxLength: 30 },
  )
  .map((given) =>
    given.map(({ parent, name }, i) => {
      const above = Math.floor(parent * (i + 1)) - 1
      return code(String(i), above < 0 ? null : String(above), name, i)
    }),
  )

describe('the data structure figure', () => {
  test('has a box for every code, none over another, and no text wider than its box', () => {
    fc.assert(
      fc.property(forest, (given) => {
        const { boxes, width, height, lines } = dataStructure(given)
        expect(boxes).toHaveLength(given.length)
        expect(lines).toHaveLength(given.filter(({ parentId }) => parentId !== null).length)
        for (const [i, box] of boxes.entries()) {
          expect(box.x + box.width).toBeLessThanOrEqual(width)
          expect(box.y + box.height).toBeLessThanOrEqual(height)
          for (const line of box.lines) expect(widthOf(line, 13)).toBeLessThanOrEqual(box.width)
          for (const other of boxes.slice(i + 1)) {
            const apart =
              box.x + box.width <= other.x ||
              other.x + other.width <= box.x ||
              box.y + box.height <= other.y ||
              other.y + other.height <= box.y
            expect(apart).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  test('puts concepts on the left, and what they stand under to the right of them', () => {
    const { boxes, lines, levels } = dataStructure(codes)
    expect(levels).toBe(3)
    const parents = new Set(codes.map(({ parentId }) => parentId))
    const concepts = codes.filter(({ id }) => !parents.has(id))
    expect(boxes.filter(({ level }) => level === 0)).toHaveLength(concepts.length)
    for (const { from, to } of lines) expect(from.x).toBeLessThan(to.x)
  })

  test('of some codes shows what they stand under too, and nothing else', () => {
    const leaf = codes.find(({ parentId }) => parentId !== null)!
    expect(dataStructure(codes, [leaf.id]).boxes.length).toBeGreaterThan(1)
    expect(dataStructure(codes, [leaf.id]).boxes.length).toBeLessThan(5)
  })

  test('uses black, white and greys only', () => {
    const colours = dataStructureSvg(dataStructure(codes), t).match(/#[0-9a-f]{6}/g)!
    for (const colour of colours) expect(colour).toMatch(/^#(..)\1\1$/)
  })

  test('shows a name with markup as text, and says when there are no codes', () => {
    const svg = dataStructureSvg(dataStructure([code('a', null, MARKUP, 0)]), t)
    expect(svg).not.toContain('<img')
    expect(svg).toContain('&lt;img')
    expect(dataStructureSvg(dataStructure([]), t)).toContain('There are no codes yet.')
  })
})

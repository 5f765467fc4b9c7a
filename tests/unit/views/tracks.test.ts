import { expect, test } from 'vitest'
import { tracksOf } from '#shared/matrix/tracks'
import { arrange, attributeId } from '../matrix/arrangedStudy'

test('a grid has no totals and no subtotals where its numbers do not add up', () => {
  const groupById = attributeId('ownership_band')
  const kinds = (measure: 'references' | 'coders', transposed: boolean) => {
    const { down, across } = tracksOf(arrange({ measure, transposed, groupById }))
    return new Set([...down, ...across].map(({ kind }) => kind))
  }
  expect(kinds('references', false)).toEqual(
    new Set(['heading', 'case', 'subtotal', 'column', 'total']),
  )
  expect(kinds('references', true)).toEqual(new Set(['case', 'subtotal', 'column', 'total']))
  expect(kinds('coders', false)).toEqual(new Set(['heading', 'case', 'column']))
  expect(kinds('coders', true)).toEqual(new Set(['case', 'column']))
})

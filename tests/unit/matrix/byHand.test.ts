import { describe, expect, test } from 'vitest'
import { withColumnMoved, withRowMoved } from '#shared/matrix/byHand'
import { arrange, attributeId, codeId, keys, names } from './arrangedStudy'

describe('moved by hand', () => {
  test('a row stands where it was put, and the others keep their order', () => {
    const arranged = arrange({ rowOrder: { by: 'name' } })
    expect(names(arrange(withRowMoved(arranged, 0, 2)!))).toEqual([
      'Exsa',
      'Ferreyros',
      'Bisa',
      'Fima',
      'Resemin',
      'TECSUP',
      'Tumi Raise Boring',
      'UTEC',
    ])
    expect(withRowMoved(arranged, 7, 8)).toBeNull()
    expect(withRowMoved(arranged, 0, -1)).toBeNull()
  })

  test('a row of a group stays in it', () => {
    const grouped = { groupById: attributeId('ownership_band') }
    const arranged = arrange(grouped)
    expect(names(arranged).slice(4, 6)).toEqual(['Exsa', 'Resemin'])
    expect(withRowMoved(arranged, 4, 3)).toBeNull()
    const after = arrange({ ...grouped, ...withRowMoved(arranged, 5, 0)! })
    expect(names(after).slice(4, 6)).toEqual(['Resemin', 'Exsa'])
  })

  test('a column moves, and a folded one with all its codes', () => {
    const codeIds = ['gov', 'nov.company', 'nov.market', 'nov.world', 'upg'].map(codeId)
    const folded = arrange({ codeIds, foldGroups: true })
    expect(keys(arrange(withColumnMoved(folded, 1, 0)!))).toEqual([
      'nov.company',
      'nov.market',
      'nov.world',
      'gov',
      'upg',
    ])
    expect(keys(arrange(withColumnMoved(arrange({ codeIds }), 4, 1)!))).toEqual([
      'gov',
      'upg',
      'nov.company',
      'nov.market',
      'nov.world',
    ])
    expect(withColumnMoved(folded, 2, 3)).toBeNull()
  })
})

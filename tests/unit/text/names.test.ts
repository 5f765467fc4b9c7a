import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byName, compareNames, fold } from '#shared/text/naturalOrder'

const sorted = (...names: string[]) => names.toSorted(compareNames)
const name = fc.string({ unit: fc.constantFrom('a', 'A', 'á', 'ñ', 'n', 'b', '1', '2', '10', ' ') })

describe('names in their order', () => {
  test('stand as people count: 2 before 10', () => {
    expect(sorted('Interview 10', 'Interview 2', 'Interview 1')).toEqual([
      'Interview 1',
      'Interview 2',
      'Interview 10',
    ])
  })

  test('stand together whatever their case and accents, and ñ behind n', () => {
    expect(sorted('Nube', 'ñandú', 'nación', 'Álamo', 'alerce', 'zorro')).toEqual([
      'Álamo',
      'alerce',
      'nación',
      'Nube',
      'ñandú',
      'zorro',
    ])
  })

  test('that differ only in case or accents still have an order of their own', () => {
    expect(compareNames('mina', 'Mina')).not.toBe(0)
    expect(sorted('mina', 'Mina')).toEqual(sorted('Mina', 'mina'))
    expect([{ name: 'b' }, { name: 'a' }].toSorted(byName)).toEqual([{ name: 'a' }, { name: 'b' }])
  })

  test('do not depend on the order in which they are given, and are equal only when the same', () => {
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0)
        expect(compareNames(a, b) === 0).toBe(a === b)
        expect(sorted(a, b, c)).toEqual(sorted(c, a, b))
      }),
    )
  })
})

describe('a folded name', () => {
  test.each([
    ['  Compañía Minera  ', 'compania minera'],
    ['ÁRBOL', 'arbol'],
    ['cafe\u0301', 'cafe'],
    ['caf\u00e9', 'cafe'],
    ['ﬁrma', 'firma'],
    ['Nº 5', 'no 5'],
  ])('of %j is %j', (given, folded) => {
    expect(fold(given)).toBe(folded)
  })

  test('keeps what tells names apart: letters, digits, and the spaces between them', () => {
    expect(fold('mina 1')).not.toBe(fold('mina 2'))
    expect(fold('mina norte')).not.toBe(fold('minanorte'))
  })

  test('is folded already, and the same for the name in capitals or taken apart', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        expect(fold(text.toUpperCase())).toBe(fold(text))
        expect(fold(text.normalize('NFD'))).toBe(fold(text))
      }),
    )
  })
})

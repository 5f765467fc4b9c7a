import { describe, expect, test } from 'vitest'
import { nameFinder } from '#shared/pseudonyms/finding'
import { changesFor } from '#shared/pseudonyms/inPlaceOf'
import type { NameTable } from '#shared/pseudonyms/table'
import { applyChanges } from '#shared/text/changes'

// Every name and every sentence here is made up for these tests.
const table: NameTable = [
  { name: 'Juan Pérez Quispe', forms: ['Juan', 'Pérez', 'Quispe'], pseudonym: 'Bruno Rojas' },
  { name: 'Óscar Ibáñez-Tello', forms: ['Óscar', 'Ibáñez', 'Tello'], pseudonym: 'Luis Paz' },
]

const replaced = (text: string) =>
  applyChanges(
    text,
    nameFinder(table)(text).flatMap((one) => changesFor(text, one)),
  )

describe('parts of one name that stand side by side are one name', () => {
  test.each([
    ['in their order', 'con Juan Pérez ayer', 'con Bruno Rojas ayer'],
    ['in another order', 'PÉREZ QUISPE JUAN', 'BRUNO ROJAS'],
    ['as in a list, with a comma', '«Pérez Quispe, Juan»', '«Bruno Rojas»'],
    ['with any dash', 'Ibáñez–Tello e Ibáñez - Tello', 'Luis Paz e Luis Paz'],
    [
      'in an address',
      'perez.juan@example.org, juan_quispe.txt',
      'Bruno Rojas@example.org, Bruno Rojas.txt',
    ],
    [
      'behind initials',
      'J. Pérez y J. P. Quispe y J.P. Quispe',
      'Bruno Rojas y Bruno Rojas y Bruno Rojas',
    ],
    ['around initials', 'Juan P. Quispe', 'Bruno Rojas'],
    ['with a family’s plural', 'los Pérez Quispes', 'los Bruno Rojas'],
  ])('%s', (_how, text, after) => {
    expect(replaced(text)).toBe(after)
  })
})

describe('but not', () => {
  test.each([
    ['where somebody is called twice', 'Juan, Juan, ven', 'Bruno Rojas, Bruno Rojas, ven'],
    ['where they belong to two', 'Juan Tello', 'Bruno Rojas Luis Paz'],
    ['over a line end', 'Pérez\nJuan', 'Bruno Rojas\nBruno Rojas'],
    ['in the order of speech with a comma', 'Juan, Pérez y yo', 'Bruno Rojas, Bruno Rojas y yo'],
    ['at the end of a sentence', 'Vino Juan. Pérez no', 'Vino Bruno Rojas. Bruno Rojas no'],
    ['with the initial of somebody else', 'M. Pérez', 'M. Bruno Rojas'],
  ])('%s', (_how, text, after) => {
    expect(replaced(text)).toBe(after)
  })

  test('where only one of them may be another word', () => {
    const flower: NameTable = [{ name: 'Rosa Luz', forms: ['Rosa', 'Luz'], pseudonym: 'Ana' }]
    const found = nameFinder(flower)('vio una rosa, Luz')
    expect(found.map(({ doubtful }) => doubtful)).toEqual([true, false])
  })
})

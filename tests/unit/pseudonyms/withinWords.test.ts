import { describe, expect, test } from 'vitest'
import { nameFinder } from '#shared/pseudonyms/finding'
import { changesFor } from '#shared/pseudonyms/inPlaceOf'
import type { NameTable } from '#shared/pseudonyms/table'
import { applyChanges } from '#shared/text/changes'

// Every name and every sentence here is made up for these tests.
const table: NameTable = [
  { name: 'Juan Pérez Quispe', forms: ['Pérez'], pseudonym: 'P1' },
  { name: 'Ann Smith', forms: [], pseudonym: 'P2' },
]
const find = nameFinder(table)

const replaced = (text: string) =>
  applyChanges(
    text,
    find(text).flatMap((one) => changesFor(text, one)),
  )

describe('a name within a word is found', () => {
  test.each([
    ['behind an initial in an address', 'jperez@example.org', 'P1@example.org'],
    ['with digits behind it', 'asmith87@example.org', 'P2@example.org'],
    ['run together', 'juanperez_quispe@example.org', 'P1@example.org'],
    ['in the name of a file', 'Informe_JuanPerez_2019.docx', 'Informe_P1_2019.docx'],
    ['in a path', '/home/jperez/notas.txt', '/home/P1/notas.txt'],
    ['run together in a text', 'el usuario JuanPérez y ASmith', 'el usuario P1 y P2'],
  ])('%s', (_how, text, after) => {
    expect(replaced(text)).toBe(after)
  })

  test.each([
    ['a word of the name by itself in an address', 'quispe@example.org', 'quispe'],
    ['a word with more in it', 'informeperez.txt', 'perez'],
    ['a word with a capital in it', 'MacSmith', 'Smith'],
  ])('and is doubtful in %s', (_how, text, name) => {
    expect(find(text).map((one) => [text.slice(one.start, one.end), one.doubtful])).toEqual([
      [name, true],
    ])
  })

  test.each([
    'El perezoso, una perezosa, Smithson, Blacksmiths',
    'an.other@example.org, juan@example.org',
  ])('but not in other words: %s', (text) => {
    expect(find(text).filter(({ doubtful }) => !doubtful)).toEqual([])
  })
})

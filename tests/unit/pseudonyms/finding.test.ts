import { describe, expect, test } from 'vitest'
import { nameFinder } from '#shared/pseudonyms/finding'
import { changesFor } from '#shared/pseudonyms/inPlaceOf'
import { formsTyped, type NameTable } from '#shared/pseudonyms/table'
import { applyChanges } from '#shared/text/changes'

// Every name and every sentence here is made up for these tests.
const row = (name: string, pseudonym: string, ...forms: string[]) => ({ name, forms, pseudonym })

const found = (table: NameTable, text: string) =>
  nameFinder(table)(text).map(({ start, end }) => text.slice(start, end))

const replaced = (table: NameTable, text: string) =>
  applyChanges(
    text,
    nameFinder(table)(text).flatMap((one) => changesFor(text, one)),
  )

describe('a name is found', () => {
  const table = [row('Ana María Quispe', 'Berta Rojas', 'Ana', 'Anita', 'Quispe')]

  test.each([
    ['whatever its accents', 'Vino Ana Maria Quispe.', ['Ana Maria Quispe']],
    ['whatever its case', 'ANA y Quispe', ['ANA', 'Quispe']],
    [
      'with its accents as marks of their own',
      'Ana Mari\u0301a Quispe',
      ['Ana Mari\u0301a Quispe'],
    ],
    ['with an English possessive', "Ana's and Ana’s", ['Ana', 'Ana']],
    [
      'as a family with an article',
      'los Quispe, los Quispes, the Quispes',
      ['Quispe', 'Quispes', 'Quispes'],
    ],
    ['as a plural possessive', "the Quispes' house", ['Quispes']],
    ['in a file name', 'Entrevista_Ana_María-Quispe.docx', ['Ana_María-Quispe']],
    ['as in a list, the other way round', 'Quispe, Ana María', ['Quispe, Ana María']],
    ['over a soft hyphen', 'A\u00adna', ['A\u00adna']],
    ['over the end of a line', 'Ana María\nQuispe', ['Ana María\nQuispe']],
    ['beside emoji', '🙂Ana👩‍🔬', ['Ana']],
    ['in forms that a person adds', 'Anita', ['Anita']],
  ])('%s', (_how, text, names) => {
    expect(found(table, text)).toEqual(names)
  })

  test.each([
    ['inside another word', 'Banana, Susana, Anatolia, mañana'],
    ['over the end of a sentence', 'Dijo Luis. María no.'],
    ['as a plural that is written small', 'anas y rosas'],
  ])('but not %s', (_how, text) => {
    expect(found([...table, row('Luis María', 'P2'), row('Rosa', 'P3')], text)).toEqual([])
  })

  test('that is the longest at its place, though another begins there too', () => {
    const both = [row('Ana', 'A1'), row('Ana Luz', 'B2')]
    expect(replaced(both, 'Ana Luz, Ana y Luz')).toBe('B2, A1 y Luz')
  })

  test('and is doubtful where it may be another word', () => {
    const doubts = (text: string) =>
      nameFinder([row('Rosa', 'P1'), row('Luz', 'P2')])(text).map(({ doubtful }) => doubtful)
    expect(doubts('Rosa vio una rosa; la luz; Rosas; los Rosas; ROSA; Rosa’s')).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })

  test.each([
    ['in a Spanish diminutive', 'Rosita, Leoncito, Carlitos, Paquito, Lucita, Jorgito'],
    ['with Quechua suffixes', 'Rosapa, Leónwan, Carlosmanta, Pacokunapaq, Luzta, Jorgecha'],
  ])('and shown, as doubtful, %s', (_how, text) => {
    const names = ['Rosa', 'León', 'Carlos', 'Paco', 'Luz', 'Jorge']
    const all = nameFinder(names.map((name) => row(name, 'P1')))(text)
    expect(all.map(({ entry }) => names[entry])).toEqual(names)
    expect(all.every(({ doubtful }) => doubtful)).toBe(true)
  })

  test.each([
    'Rosario, Leonardo, Carlota, Luzbel, Rosalía, Anatolia',
    'rosita y rosapa, which are written small',
  ])('but in no other word: %s', (text) => {
    const names = ['Rosa', 'León', 'Carlos', 'Luz', 'Ana']
    expect(
      found(
        names.map((name) => row(name, 'P1')),
        text,
      ),
    ).toEqual([])
  })

  test('under its own row, where a diminutive has one', () => {
    const both = [row('Rosa', 'P1'), row('Rosita', 'P2')]
    expect(replaced(both, 'Rosa y Rosita')).toBe('P1 y P2')
    expect(nameFinder(both)('Rosita')[0]!.doubtful).toBe(false)
  })

  test('broken at the end of a line, but not where two lines only meet', () => {
    const table = [row('Quispe', 'P1')]
    expect(replaced(table, 'con Quis-\npe y')).toBe('con P1\nP1 y')
    expect(found(table, 'con Quis\npe y, quis-pe')).toEqual([])
    expect(replaced([row('Ana Quispe', 'Berta Rojas')], 'Ana Quis-\npe y')).toBe('Berta\nRojas y')
  })

  test('in an address and in the name of a file without doubt, however small', () => {
    const text = 'ana.quispe@example.org, con_quispe_2.docx; la quispe. Ella'
    expect(
      nameFinder([row('Ana Quispe', 'P1', 'Quispe')])(text).map(({ start, end, doubtful }) => [
        text.slice(start, end),
        doubtful,
      ]),
    ).toEqual([
      ['ana.quispe', false],
      ['quispe', false],
      ['quispe', true],
    ])
  })

  test('whose form has no letter and no digit nowhere', () => {
    expect(found([row('…', 'P1')], 'Well … no')).toEqual([])
  })
})

test('a name the other way round needs no forms', () => {
  const table = [row('Juan Pérez Quispe', 'P1')]
  expect(replaced(table, 'PÉREZ QUISPE, JUAN; Quispe, Juan Pérez')).toBe('P1; P1')
  expect(found(table, 'Pérez, Juan. Quispe Pérez')).toEqual([])
})

describe('a pseudonym', () => {
  test.each([
    ['is shouted where the name is', 'DOCTORA ANA', 'DOCTORA BERTA'],
    ['keeps what follows the name', "Ana's", "Berta's"],
    ['keeps a Quechua suffix behind it', 'Anapa wasin', 'Bertapa wasin'],
    ['is in the plural where the name is', 'las Anas', 'las Bertas'],
  ])('%s', (_how, text, after) => {
    expect(replaced([row('Ana', 'Berta')], text)).toBe(after)
  })

  test.each([
    ['Vega', 'The Vegas’ house'],
    ['Paz', 'The Paz’ house'],
    ['Persona 1', 'The Persona 1’ house'],
    ['Brun', 'The Brunes’ house'],
  ])('has a plural as it would be said: %s', (pseudonym, after) => {
    expect(replaced([row('Flores', pseudonym)], 'The Floreses’ house')).toBe(after)
  })

  test('that ends in s has no plural ending of its own', () => {
    expect(replaced([row('Quispe', 'Rojas')], 'los Quispes')).toBe('los Rojas')
  })

  test('never joins two lines, which may be two turns', () => {
    const table = [row('Ana María Quispe', 'Berta Rojas')]
    expect(replaced(table, 'con Ana \n María Quispe.')).toBe('con Berta \n Rojas.')
    expect(replaced([row('Ana Quispe', 'P1')], 'con Ana\nQuispe.')).toBe('con P1\nP1.')
  })

  test('may hold a real name', () => {
    expect(replaced([row('Ana', 'Ana B.')], 'Ana y Ana')).toBe('Ana B. y Ana B.')
  })
})

test('forms are typed with commas, semicolons or in lines', () => {
  expect(formsTyped(' Anita,  Ana  María ;\nQuispe,, ')).toEqual(['Anita', 'Ana María', 'Quispe'])
})

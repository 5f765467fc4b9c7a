import { expect, test } from 'vitest'
import { partsOf, unnamedParts } from '#shared/pseudonyms/unnamedParts'
import type { AnyRecord } from '#shared/records/schema'

// Every name and every sentence here is made up for these tests.
const row = (name: string, ...forms: string[]) => ({ name, forms, pseudonym: '' })

const memo = (text: string) =>
  [{ type: 'code', id: 'code:1', name: 'Code', memo: text }] as unknown as AnyRecord[]

test('the parts of a name are the words in it that can stand alone, and those side by side', () => {
  expect(partsOf('María del Carmen Ñahuí')).toEqual([
    'María del Carmen',
    'Carmen Ñahuí',
    'María',
    'Carmen',
    'Ñahuí',
  ])
  expect(partsOf('Dra. Ana Paz')).toEqual(['Ana Paz', 'Ana', 'Paz'])
  expect(partsOf('Minera San José')).toEqual(['San José', 'Minera', 'José'])
  expect(partsOf("James O'Brien-Smith")).toEqual([
    "James O'Brien",
    "O'Brien-Smith",
    'James',
    "O'Brien",
    'Smith',
  ])
  expect(partsOf('Quispe')).toEqual([])
})

test('what is left of a name in the texts is told, with how often, the longest first', () => {
  const text = 'Juan Pérez Quispe, Juan Pérez; Pérez y Juan. Pérez'
  expect(unnamedParts(memo(text), [row('Juan Pérez Quispe')])).toEqual([
    { entry: 0, form: 'Juan Pérez', count: 1 },
    { entry: 0, form: 'Juan', count: 1 },
    { entry: 0, form: 'Pérez', count: 2 },
  ])
})

test('what a form of any row has is not told again', () => {
  const text = 'Juan Pérez, Pérez, Juan'
  const table = [row('Juan Pérez', 'Juan'), row('Ana Pérez', 'Pérez')]
  expect(unnamedParts(memo(text), table)).toEqual([])
})

test('what two names share is told of both', () => {
  const table = [row('Juan Pérez'), row('Ana Pérez')]
  expect(unnamedParts(memo('Pérez'), table)).toEqual([
    { entry: 0, form: 'Pérez', count: 1 },
    { entry: 1, form: 'Pérez', count: 1 },
  ])
})

test('what may be another word is not told', () => {
  expect(unnamedParts(memo('una rosa, una luz'), [row('Rosa Luz')])).toEqual([])
})

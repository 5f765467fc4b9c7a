import { describe, expect, test } from 'vitest'
import { createTranslator } from '#shared/messages/translate'
import type { NamePlace } from '#shared/pseudonyms/searching'
import { rowsPasted } from '../../../src/renderer/views/pseudonyms/pasted'
import { problemsOf } from '../../../src/renderer/views/pseudonyms/problems'
import { offAmong } from '../../../src/renderer/views/pseudonyms/ticks'

// Every name here is made up for these tests.

describe('a table that is pasted', () => {
  test('has names, forms and pseudonyms, or names and pseudonyms, or names alone', () => {
    expect(rowsPasted('Ana  Paz\tAna, Paz\tP1\r\nLuz\t\tP2\r\n')).toEqual([
      { name: 'Ana Paz', forms: 'Ana, Paz', pseudonym: 'P1' },
      { name: 'Luz', forms: '', pseudonym: 'P2' },
    ])
    expect(rowsPasted('Ana\tP1')).toEqual([{ name: 'Ana', forms: '', pseudonym: 'P1' }])
    expect(rowsPasted('Ana\n\nLuz')?.map(({ name }) => name)).toEqual(['Ana', 'Luz'])
  })

  test('has no row without a name', () => {
    expect(rowsPasted('\tP1\nLuz\tP2')).toEqual([{ name: 'Luz', forms: '', pseudonym: 'P2' }])
  })

  test('is more than a name', () => {
    expect(rowsPasted('Ana Paz\n')).toBeNull()
  })
})

describe('of a table is said', () => {
  const t = createTranslator('en')
  const row = (name: string, pseudonym: string, ...forms: string[]) => ({ name, forms, pseudonym })

  test('which forms two of its names have', () => {
    const table = [row('Ana Paz', 'P1', 'Paz'), row('Luz Paz', 'P2', 'paz', 'Luz')]
    expect(problemsOf(table, t)).toEqual([t('names.formTwice', { form: 'paz' })])
  })

  test('which names are in it twice, as a form of another too', () => {
    const table = [row('Ana Paz', 'P1', 'Ana'), row('Ana', 'P2'), row('Ana Paz', 'P3')]
    expect(problemsOf(table, t)).toEqual([
      t('names.twice', { name: 'Ana' }),
      t('names.twice', { name: 'Ana Paz' }),
    ])
  })
})

describe('a tick', () => {
  const place = (start: number, doubtful: boolean): NamePlace => ({
    id: 'text:1',
    path: 'text',
    changes: [{ start, end: start + 3, insert: 'P1', was: 'Ana' }],
    entry: 0,
    before: '',
    found: 'Ana',
    insert: 'P1',
    after: '',
    doubtful,
  })

  test('is wanted where a place may be another word', () => {
    expect(offAmong([place(0, false), place(9, true)], null)).toEqual(new Set([1]))
  })

  test('that a person has set stays where it is when a name is added', () => {
    const before = { places: [place(0, false), place(9, true)], off: new Set([0]) }
    const now = [place(5, true), place(0, false), place(9, true)]
    expect(offAmong(now, before)).toEqual(new Set([0, 1]))
  })
})

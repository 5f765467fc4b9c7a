import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, test } from 'vitest'
import { catalogues, locales, type Locale, type MessageKey } from '#shared/messages/catalogue'
import { createTranslator } from '#shared/messages/translate'

const folder = join(import.meta.dirname, '../../../resources/locales')
const fileNames = (locale: Locale) => readdirSync(join(folder, locale)).toSorted()
const raw = (locale: Locale, file: string) => readFileSync(join(folder, locale, file), 'utf8')
const messagesIn = (locale: Locale, file: string) =>
  JSON.parse(raw(locale, file)) as Record<string, string>
const keys = Object.keys(catalogues.en) as MessageKey[]

/** The places of a message: name and kind, and for a plural its forms, in no order. */
function placesOf(message: string): { name: string; kind: string; forms: string[] }[] {
  const found: ReturnType<typeof placesOf> = []
  const look = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return
    for (const token of tokens) {
      if (!Array.isArray(token)) continue
      const [name, kind = 'text', forms = {}] = token as [string, string?, object?]
      const named = Object.keys(forms).filter((form) => form !== 'offset')
      found.push({ name, kind, forms: named.toSorted() })
      for (const inner of Object.values(forms)) look(inner)
    }
  }
  look(compileMessage(message))
  return found
}

const signature = (message: string) =>
  [...new Set(placesOf(message).map(({ name, kind }) => `${name}: ${kind}`))].toSorted()

/** Values for all places of a message; each text is told apart by its name, each number is the same. */
const valuesFor = (message: string, number: number) => {
  const places = placesOf(message)
  const counted = new Set(places.filter(({ kind }) => kind !== 'text').map(({ name }) => name))
  return Object.fromEntries(
    places.map(({ name }) => [name, counted.has(name) ? number : `‹${name}›`]),
  )
}

describe('the files of messages', () => {
  test('are the same in both languages, with the same keys', () => {
    expect(fileNames('es')).toEqual(fileNames('en'))
    for (const file of fileNames('en')) {
      const [en, es] = locales.map((locale) => Object.keys(messagesIn(locale, file)).toSorted())
      expect(es, file).toEqual(en)
    }
  })

  test.each(locales)('define no key twice in %s, in one file or in two', (locale) => {
    const all = fileNames(locale).flatMap((file) =>
      [...raw(locale, file).matchAll(/^\s*"((?:[^"\\]|\\.)+)"\s*:/gm)].map(([, key]) => key!),
    )
    const parsed = fileNames(locale).map((file) => Object.keys(messagesIn(locale, file)).length)
    expect(all).toHaveLength(parsed.reduce((sum, count) => sum + count, 0))
    expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([])
  })

  test.each(locales)('are all in the catalogue of %s, word for word', (locale) => {
    const onDisk = Object.assign(
      {},
      ...fileNames(locale).map((file) => messagesIn(locale, file)),
    ) as Record<string, string>
    expect(onDisk).toEqual(catalogues[locale])
    expect(keys.length).toBeGreaterThan(300)
  })
})

describe('a message', () => {
  test('has the same places in both languages, of the same kinds', () => {
    for (const key of keys) {
      expect(signature(catalogues.es[key]), key).toEqual(signature(catalogues.en[key]))
    }
    expect(signature(catalogues.en['cli.outcome'])).toEqual([
      'encoding: text',
      'turns: plural',
      'words: plural',
    ])
  })

  test('with a number in it says it for one and for others', () => {
    let plurals = 0
    for (const locale of locales) {
      for (const key of keys) {
        for (const { kind, forms } of placesOf(catalogues[locale][key])) {
          if (kind !== 'plural') continue
          plurals += 1
          expect(forms, `${locale} ${key}`).toEqual(expect.arrayContaining(['one', 'other']))
        }
      }
    }
    expect(plurals).toBeGreaterThan(20)
  })

  test.each(locales)('is a sentence without leftovers in %s, whatever the number', (locale) => {
    const t = createTranslator(locale)
    for (const key of keys) {
      const message = catalogues[locale][key]
      expect(message.trim(), key).toBe(message)
      expect(message, key).not.toBe('')
      for (const number of [0, 1, 2, 21, 1000]) {
        const values = valuesFor(message, number)
        const sentence = t(key, values)
        expect(sentence, key).not.toMatch(/[{}#]|undefined|NaN|\[object/)
        expect(sentence, key).not.toBe(key)
      }
    }
  })

  test.each(locales)(
    'shows in %s every text that is given to it, for one or for more',
    (locale) => {
      const t = createTranslator(locale)
      let shown = 0
      for (const key of keys) {
        const [one, more] = [1, 2].map((number) => valuesFor(catalogues[locale][key], number))
        const sentence = `${t(key, one)} ${t(key, more)}`
        for (const value of Object.values(more!)) {
          if (typeof value !== 'string') continue
          shown += 1
          expect(sentence, key).toContain(value)
        }
      }
      expect(shown).toBeGreaterThan(50)
    },
  )

  test('of several words is not left in English in the Spanish catalogue', () => {
    const same = keys.filter(
      (key) =>
        catalogues.es[key] === catalogues.en[key] && /\p{L}+ \p{L}+/u.test(catalogues.en[key]),
    )
    expect(same).toEqual([])
  })
})

describe('a translator', () => {
  test('chooses the words by the number, in each language', () => {
    const en = createTranslator('en')
    const es = createTranslator('es')
    const values = (count: number) => ({ words: count, turns: count, encoding: 'utf-8' })
    expect(en('cli.outcome', values(1))).toBe('1 word, 1 turn, utf-8')
    expect(en('cli.outcome', values(0))).toBe('0 words, 0 turns, utf-8')
    expect(es('cli.outcome', values(1))).toBe('1 palabra, 1 turno, utf-8')
    expect(es('cli.outcome', values(5))).toBe('5 palabras, 5 turnos, utf-8')
  })

  test('leaves what is put into a place as it is, braces and all', () => {
    const name = '{x} # <b>'
    expect(createTranslator('en')('refusals.sameName', { name })).toBe(
      `There is already one called “${name}” here.`,
    )
  })
})

import { expect, test } from 'vitest'
import { createTranslator } from '#shared/messages/translate'
import { plainName } from '#shared/text/plainName'
import { wordCount } from '#shared/text/words'

test('a name from outside is one line in which nothing runs the other way', () => {
  expect(plainName('interview\u202etxt.exe')).toBe('interviewtxt.exe')
  expect(plainName(' two\nlines\0\u2028 and\u2067 more\u2069 ')).toBe('two lines and more')
  expect(plainName('half \ud800')).toBe('half \ufffd')
  expect(plainName(`${'a'.repeat(299)}🙂`)).toBe('a'.repeat(299))
  expect(plainName('Añil 🙂 שלום\u200f')).toBe('Añil 🙂 שלום\u200f')
})

test('a name in a sentence turns nothing round behind it', () => {
  const sentence = createTranslator('en')('files.empty', { file: 'a\u202eb' })
  expect(sentence).toBe('“ab” is empty.')
})

test('the words of a text are counted however long one of them is', () => {
  expect(wordCount('漢'.repeat(1_000_000))).toBe(1)
  expect(wordCount('well-'.repeat(500_000))).toBe(1)
  expect(wordCount(`a${'\u0301'.repeat(5000)} b`)).toBe(2)
})

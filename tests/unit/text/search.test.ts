import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from '#shared/text/folding'
import { compileQuery, findIn, type SearchQuery } from '#shared/text/search'
import { naiveFind } from './naiveFinder'

const plain: SearchQuery = {
  text: '',
  mode: 'words',
  wholeWords: false,
  matchCase: false,
  matchAccents: false,
}

const matcherFor = (text: string, options: Partial<SearchQuery> = {}) => {
  const matcher = compileQuery({ ...plain, ...options, text })
  if ('refused' in matcher) throw new Error(matcher.refused.key)
  return matcher
}

/** The words of the text that a query hits. */
const hits = (text: string, wanted: string, options: Partial<SearchQuery> = {}) =>
  findIn(text, matcherFor(wanted, options)).map(({ start, end }) => text.slice(start, end))

const refusal = (text: string, mode: SearchQuery['mode'] = 'regex') => {
  const outcome = compileQuery({ ...plain, mode, text })
  if ('refused' in outcome) return outcome.refused
  throw new Error(`${text} was taken`)
}

describe('words', () => {
  test('are found whatever their case and accents', () => {
    const text = 'Innovación, INNOVACIÓN e innovacion; la innovacio\u0301n'
    expect(hits(text, 'innovación')).toEqual([
      'Innovación',
      'INNOVACIÓN',
      'innovacion',
      'innovacio\u0301n',
    ])
  })

  test('are told apart by case or accents where that is asked for', () => {
    expect(hits('El Él el él', 'el', { matchCase: true })).toEqual(['el', 'él'])
    expect(hits('El Él el él', 'el', { matchAccents: true })).toEqual(['El', 'el'])
    expect(hits('año ano an\u0303o', 'año', { matchAccents: true })).toEqual(['año', 'an\u0303o'])
  })

  test('are given in offsets of the text itself, however their letters are written', () => {
    expect(findIn('ﬁn ﬁnca', matcherFor('finca'))).toEqual([{ start: 3, end: 7 }])
    expect(hits('die Straße, DIE STRASSE', 'strasse')).toEqual(['Straße', 'STRASSE'])
    expect(hits('📌 oﬃce', 'off')).toEqual(['oﬃ'])
    expect(hits('ΟΔΟΣ οδος', 'οδός')).toEqual(['ΟΔΟΣ', 'οδος'])
  })

  test('never split an emoji, a surrogate pair or a letter from its marks', () => {
    expect(hits('👷🏽‍♂️ y 👷', '👷')).toEqual(['👷🏽‍♂️', '👷'])
    expect(hits('🇵🇪🇨🇱', '🇨🇱')).toEqual(['🇨🇱'])
    expect(hits('😀', '\ud83d')).toEqual([])
    expect(hits('q\u0303an q', 'q', { matchAccents: true })).toEqual(['q'])
    expect(hits('q\u0303an q', 'q')).toEqual(['q\u0303', 'q'])
  })

  test('are found in Quechua, with any apostrophe, and with signs of no width in them', () => {
    expect(hits('p’unchay, p\u02bcunchay, p\u0027unchay', "p'unchay")).toHaveLength(3)
    expect(hits('ñuqaq llaqtay', 'NUQAQ')).toEqual(['ñuqaq'])
    expect(hits('pala\u00adbra, pala\u200bbra, \u202epalabra\u202c', 'palabra')).toHaveLength(3)
  })

  test('are found across any white space between them, also a line end', () => {
    expect(hits('contratos  de\nlargo\u00a0plazo', 'contratos de largo plazo')).toHaveLength(1)
    expect(hits('largo\n\u200bplazo', 'largo plazo')).toHaveLength(1)
  })

  test('are whole words only where that is asked for', () => {
    expect(hits('mina, minas, la mina', 'mina', { wholeWords: true })).toEqual(['mina', 'mina'])
    expect(hits('cami\u0301n', 'cam', { wholeWords: true })).toEqual([])
    expect(hits('𝑛mina mina', 'mina', { wholeWords: true })).toEqual(['mina'])
  })

  test('are asked for, not nothing', () => {
    expect(refusal('  ', 'words').key).toBe('find.nothingAsked')
  })
})

describe('a wildcard', () => {
  test('* stands for the rest of a word, ? for one character', () => {
    const text = 'innovar, innovación y reinnovar. Mas más m👷s m s'
    expect(hits(text, 'innov*', { mode: 'wildcard' })).toEqual(['innovar', 'innovación', 'innovar'])
    expect(hits(text, 'm?s', { mode: 'wildcard' })).toEqual(['Mas', 'más', 'm👷s'])
    expect(hits(text, 'innov*', { mode: 'wildcard', wholeWords: true })).toEqual([
      'innovar',
      'innovación',
    ])
  })

  test('keeps every other sign as it is, and needs one', () => {
    expect(hits('¿(a+b)? (aab)', '(a+b)', { mode: 'wildcard' })).toEqual(['(a+b)'])
    expect(refusal('* ?', 'wildcard').key).toBe('find.onlyWildcards')
  })
})

describe('a regular expression', () => {
  test('knows words, lines and characters of any alphabet', () => {
    expect(hits('Año 2016\nAño 2017', '^año \\d+$', { mode: 'regex' })).toEqual([
      'Año 2016',
      'Año 2017',
    ])
    expect(hits('a😀b', 'a.b', { mode: 'regex' })).toEqual(['a😀b'])
    expect(hits('abc', 'x*', { mode: 'regex' })).toEqual([])
    expect(hits('mina minas', 'minas?', { mode: 'regex', wholeWords: true })).toEqual([
      'mina',
      'minas',
    ])
  })

  test.each([
    ['ab(cd', 'group', 3, '(cd'],
    ['(a(b)', 'group', 1, '(a(b)'],
    ['a[bc', 'class', 2, '[bc'],
    ['(a[bc', 'class', 3, '[bc'],
    ['😀ab)', 'close', 4, ')'],
    ['ab**', 'repeat', 4, '*'],
    ['a{2,1}', 'braces', 6, '}'],
    ['[z-a]', 'range', 4, 'a]'],
    ['(ab\\-)', 'escape', 5, '-)'],
  ])('%s is refused with the reason and the place', (pattern, reason, at, rest) => {
    expect(refusal(pattern)).toEqual({ key: 'find.badRegex', values: { reason, at, rest } })
  })
})

const letters = [
  ...'aábcñ sS.\n',
  'e\u0301',
  'q\u0303',
  'ß',
  'ﬁ',
  'f',
  'i',
  '😀',
  '👷🏽',
  '👷‍♂️',
  '\u200b',
  'p’',
  "'",
  'א',
  '\u202b',
  '  ',
]
const texts = fc.array(fc.constantFrom(...letters), { maxLength: 24 }).map((all) => all.join(''))
const options = fc.record({
  matchCase: fc.boolean(),
  matchAccents: fc.boolean(),
  wholeWords: fc.boolean(),
})

describe('whatever the text', () => {
  test('a phrase hits where an independent naive finder says', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 3 }),
        options,
        (text, wanted, given) => {
          const query = { ...plain, ...given, text: wanted.join('') }
          const matcher = compileQuery(query)
          if ('refused' in matcher) return
          expect(findIn(text, matcher)).toEqual(naiveFind(text, query))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('a hit begins and ends at characters, and hits rise without overlap', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('s', 'f', 'a*', '?i', '[a-f]+', '\\S'), (text, wanted) => {
        const mode = /^[sf]$/.test(wanted) ? 'words' : wanted.length === 2 ? 'wildcard' : 'regex'
        const edges = new Set<number>([0])
        for (const { index, segment } of new Intl.Segmenter().segment(text)) {
          edges.add(index).add(index + segment.length)
        }
        let last = 0
        for (const { start, end } of findIn(text, matcherFor(wanted, { mode }))) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          // What has no width and stands alone may be left out or taken in.
          const bare = (at: number) =>
            edges.has(at) || /^[\u200b\u202b]|[\u200b\u202b]$/u.test(text.slice(at - 1, at + 1))
          expect([bare(start), bare(end)]).toEqual([true, true])
          last = end
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('the folded text says where each of its parts comes from', () => {
    const folding = { matchCase: false, matchAccents: false, keepSpace: false }
    fc.assert(
      fc.property(texts, (text) => {
        const { text: folded, clusters } = foldText(text, folding)
        let at = 0
        let from = 0
        for (let i = 0; i < clusters.start.length; i += 1) {
          expect(clusters.start[i]! - at).toBe(clusters.from[i]! - from)
          at = clusters.end[i]!
          from = clusters.to[i]!
        }
        expect(folded.length - at).toBe(text.length - from)
      }),
    )
  })
})

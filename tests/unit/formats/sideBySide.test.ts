import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import { sideBySidePage } from '#shared/formats/sideBySide/page'
import { saidOf } from '#shared/formats/sideBySide/said'
import { sideBySideDocx } from '#shared/formats/sideBySide/word'
import { compared } from '#shared/matrix/sharedAndDifferent'
import type { SideBySide, SideCell } from '#shared/matrix/sideBySide'
import type { CellState } from '#shared/matrix/cellState'
import { createTranslator } from '#shared/messages/translate'

const t = createTranslator('en')

const cell = (state: CellState, over: Partial<SideCell> = {}): SideCell => ({
  state,
  verdict: null,
  raterName: '',
  disagreement: false,
  rating: null,
  summary: '',
  quotes: [],
  ...over,
})

const factor = (name: string, cells: readonly SideCell[]) => ({
  codeId: `code:${name}` as const,
  name,
  above: [],
  cells,
  ...compared(cells.map(({ state }) => state)),
})

const beside: SideBySide = {
  cases: [
    { id: 'case:1', name: 'Alpha' },
    { id: 'case:2', name: 'Beta <b>' },
    { id: 'case:3', name: '=Gamma' },
  ],
  attributes: [
    {
      attributeId: 'attribute:1',
      name: 'Founded',
      unit: '',
      values: [
        { reading: { value: { type: 'number', value: 1956 }, origin: '' }, others: 1 },
        { reading: { value: { type: 'missing', reason: 'refused' }, origin: '' }, others: 0 },
        null,
      ],
    },
  ],
  factors: [
    factor('Niche', [
      cell('present', {
        quotes: [
          {
            codingId: 'coding:1',
            sourceId: 'source:1',
            sourceName: 'Interview 1',
            start: 0,
            end: 4,
            quote: 'We <own> it & more',
            polarity: 'supports',
            representative: true,
          },
        ],
        summary: 'It says [[coding:1|we own it]].',
        rating: { scaleName: 'Strength', value: 1, label: 'strong' },
      }),
      cell('present'),
      cell('present'),
    ]),
    factor('Export', [cell('present'), cell('absent'), cell('not_stated')]),
    factor('Credit', [cell('present'), cell('missing'), cell('not_examined')]),
    factor('Loans', [cell('present'), cell('missing'), cell('not_examined')]),
    factor('Land', [cell('not_stated'), cell('not_stated'), cell('not_stated')]),
  ],
}

describe('what is said first', () => {
  const said = (locale: 'en' | 'es') =>
    Object.fromEntries(
      saidOf(beside, createTranslator(locale), locale).map(({ standing, lines }) => [
        standing,
        lines.map(
          ({ before, factors, after }) =>
            before + factors.map(({ name }) => name).join(', ') + after,
        ),
      ]),
    )

  test('tells sharing, difference and silence apart, and says what is alike but once', () => {
    expect(said('en')).toEqual({
      shared: ['Alpha, Beta <b>, and =Gamma all show Niche.'],
      different: ['Export: present in Alpha; absent in Beta <b>; of =Gamma nothing is known.'],
      partlyKnown: ['Credit, Loans: present in Alpha; of Beta <b> and =Gamma nothing is known.'],
      bothAbsent: [],
      unknown: [
        'Whether Alpha, Beta <b>, and =Gamma show these, the interviews do not say, or nobody has looked: Land.',
      ],
    })
  })

  test('does so in Spanish', () => {
    expect(said('es')['different']).toEqual([
      'Export: presente en Alpha; ausente en Beta <b>; de =Gamma no se sabe nada.',
    ])
  })
})

const heading = { title: 'Study: Alpha – Beta', basis: 'Basis: 3 of 5 cases <chosen>' }

test('the page runs nothing, links the factors, and writes names as they are', () => {
  const page = sideBySidePage(beside, heading, t, 'en')
  expect(page).not.toContain('<b>')
  expect(page).not.toContain('<own>')
  expect(page).not.toMatch(/<script|https?:/)
  expect(page).toContain('<a href="#factor-Niche">Niche</a>')
  expect(page).toContain('<tr id="factor-Niche">')
  expect(page).toContain('We &#60;own&#62; it &#38; more')
  expect(page).toContain('Interview 1, representative')
  expect(page).toContain('Basis: 3 of 5 cases &#60;chosen&#62;')
})

test('the document holds the sentences, the attributes and every quote', async () => {
  const bytes = await sideBySideDocx(beside, heading, t, 'en')
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  for (const words of [
    'Export: present in Alpha; absent in Beta <b>; of =Gamma nothing is known.',
    '1956 (1 other reading)',
    '“We <own> it & more”',
    'Strength: strong',
    'not recorded',
    heading.basis,
  ])
    expect(value).toContain(words)
})

import { foldText, type Folded } from '#shared/text/folding'
import { compileQuery, findIn, type SearchQuery } from '#shared/text/search'
import { widen } from '#shared/text/widening'
import { turnsOf } from '#shared/text/turns'
import { generateProject } from './generate'
import { measure, report } from './measure'
import { tiers } from './tiers'

const plain = { wholeWords: false, matchCase: false, matchAccents: false } as const
const queries: [string, SearchQuery][] = [
  ['a phrase of three words', { ...plain, text: 'innova con su', mode: 'words' }],
  ['a phrase that is nowhere', { ...plain, text: 'contratos de largo plazo', mode: 'words' }],
  ['a word, accents aside', { ...plain, text: 'mineria', mode: 'words' }],
  [
    'a whole word with its case',
    { ...plain, text: 'Lima', mode: 'words', wholeWords: true, matchCase: true },
  ],
  ['a wildcard', { ...plain, text: 'innov* con', mode: 'wildcard' }],
  ['a regular expression', { ...plain, text: 'innova\\w* con (su|el)', mode: 'regex' }],
]

for (const [tier, size, times] of [
  ['typical', tiers.typical, 20],
  ['large', tiers.large, 9],
] as const) {
  const texts = generateProject(size).filter((record) => record.type === 'text')
  for (const [what, query] of queries) {
    const matcher = compileQuery(query)
    if ('refused' in matcher) throw new Error(`${what}: ${matcher.refused.key}`)
    const folded = new Map<string, Folded>()
    if (what === queries[0]![0] || what === queries.at(-1)![0]) {
      const kind = query.mode === 'regex' ? 'keeping case and lines' : 'case and accents'
      report(
        `${tier}: fold every text, ${kind} (once, kept)`,
        measure(() => texts.forEach(({ text }) => foldText(text, matcher.folding)), 3),
      )
    }
    for (const { id, text } of texts) folded.set(id, foldText(text, matcher.folding))
    let hits = 0
    const taken = measure(() => {
      hits = texts.reduce(
        (sum, { id, text }) => sum + findIn(text, matcher, folded.get(id)!).length,
        0,
      )
    }, times)
    report(`${tier}: ${what}, ${hits} hits`, taken)
  }
  const turns = texts.map(({ doc }) => turnsOf(doc))
  const matcher = compileQuery(queries[0]![1])
  if ('refused' in matcher) throw new Error(matcher.refused.key)
  const found = texts.map(({ text }) => findIn(text, matcher))
  for (const unit of ['sentence', 'turn', 'paragraph'] as const) {
    report(
      `${tier}: widen those hits to the ${unit}`,
      measure(() => texts.map(({ text }, i) => widen(found[i]!, unit, text, turns[i]!)), 5),
    )
  }
}

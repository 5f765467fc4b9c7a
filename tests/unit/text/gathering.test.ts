import { describe, expect, test } from 'vitest'
import type { Transcript } from '#shared/records/transcript'
import { answersTo, compileQuestion, likelyAskers, turnsBy } from '#shared/text/answers'
import { canonicalText } from '#shared/text/canonical'
import { gatherer, listed, searchedOnce, type Wanted } from '#shared/text/passages'
import type { SearchQuery } from '#shared/text/search'
import { snippetOf } from '#shared/text/snippet'
import { turnsOf } from '#shared/text/turns'
import { widen, type Unit } from '#shared/text/widening'

const block = (speaker: string | null, said: string): Transcript['content'][number] => ({
  type: 'paragraph',
  attrs: { speaker, time: null },
  ...(said !== '' && { content: [{ type: 'text', text: said }] }),
})
/** A synthetic interview. */
const doc: Transcript = {
  type: 'doc',
  content: [
    block('Ana', '¿Qué los llevó, entonces, a innovar?'),
    block('Luis', 'La mina. Pidió una bomba. La mina paga.'),
    block(null, 'Y nadie más la tenía.'),
    block('Eva', 'Yo no estaba en la mina.'),
    block('Ana', '¿Y qué los frenó?'),
    block('Luis', 'El dinero.'),
    block('Ana', '¿Qué los llevó a innovar después?'),
    block('Ana', '¿Nada?'),
  ],
}
const text = canonicalText(doc)
const turns = turnsOf(doc)
const plain: SearchQuery = {
  text: '',
  mode: 'words',
  wholeWords: false,
  matchCase: false,
  matchAccents: false,
}
const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
const gathered = (wanted: Wanted) => {
  const how = gatherer(wanted)
  if ('refused' in how) throw new Error(how.refused.key)
  return how.gather(searchedOnce(text, turns))
}
const mines = (unit: Unit) =>
  gathered({ by: 'text', query: { ...plain, text: 'la mina' }, unit }).map(words)

describe('a match', () => {
  test('is taken alone, or with its sentence, turn or paragraph; what coincides is one', () => {
    expect(mines('match')).toEqual(['La mina', 'La mina', 'la mina'])
    expect(mines('sentence')).toEqual(['La mina.', 'La mina paga.', 'Yo no estaba en la mina.'])
    expect(mines('paragraph')).toEqual([
      'La mina. Pidió una bomba. La mina paga.',
      'Yo no estaba en la mina.',
    ])
    expect(mines('turn')).toEqual([
      'La mina. Pidió una bomba. La mina paga.\nY nadie más la tenía.',
      'Yo no estaba en la mina.',
    ])
  })

  test('that reaches over an end takes both units, and joins a unit that it shares', () => {
    const at = (part: string) => text.indexOf(part)
    const matches = [
      { start: at('mina. Pidió'), end: at('mina. Pidió') + 10 },
      { start: at('bomba'), end: at('bomba') + 5 },
    ]
    const found = widen(matches, 'sentence', text, turns)
    expect(found.map(words)).toEqual(['La mina. Pidió una bomba.'])
    expect(found[0]!.marks).toEqual(matches)
  })
})

describe('passages by speaker', () => {
  test('are all turns of those chosen, whole or cut to sentences', () => {
    expect(turnsBy(turns, new Set(['Luis'])).map(words)).toEqual([
      'La mina. Pidió una bomba. La mina paga.\nY nadie más la tenía.',
      'El dinero.',
    ])
    const cut = gathered({ by: 'speaker', speakers: ['Luis', 'Eva'], unit: 'sentence' })
    expect(cut.map(words)).toEqual([
      'La mina.',
      'Pidió una bomba.',
      'La mina paga.',
      'Y nadie más la tenía.',
      'Yo no estaba en la mina.',
      'El dinero.',
    ])
  })
})

describe('the answers to a question', () => {
  const ask = (wanted: string) => {
    const asks = compileQuestion({ ...plain, text: wanted })
    if ('refused' in asks) throw new Error(asks.refused.key)
    return asks
  }

  test('are what follows it, whoever speaks, until its asker speaks again', () => {
    expect(answersTo(text, turns, new Set(['Ana']), ask('que llevo a innovar')).map(words)).toEqual(
      ['La mina. Pidió una bomba. La mina paga.\nY nadie más la tenía.\nYo no estaba en la mina.'],
    )
    expect(answersTo(text, turns, new Set(), ask('freno')).map(words)).toEqual(['El dinero.'])
  })

  test('are first sought after those whose name says that they ask', () => {
    expect(likelyAskers(['Interviewer', 'Entrevistador 2', 'Entrevistada', 'Luis'])).toEqual([
      'Interviewer',
      'Entrevistador 2',
    ])
  })

  test('are sought by the words of the question in their order', () => {
    expect(answersTo(text, turns, new Set(), ask('innovar llevo'))).toEqual([])
    expect(answersTo(text, turns, new Set(['Luis']), ask('freno'))).toEqual([])
  })

  test('come with their question, also when they are cut to turns', () => {
    const wanted: Wanted = {
      by: 'answers',
      query: { ...plain, text: 'llevó innovar' },
      askers: [],
      unit: 'turn',
    }
    const passages = gathered(wanted)
    const lines = passages.map((one) => listed(searchedOnce(text, turns), one))
    expect(lines.map(({ speaker }) => speaker)).toEqual(['Luis', 'Eva'])
    expect(lines[1]!.question).toBe('¿Qué los llevó, entonces, a innovar?')
  })
})

describe('a line of the list', () => {
  test('marks what was looked for, with some text on each side', () => {
    const start = text.indexOf('bomba')
    const { before, parts, after } = snippetOf(text, { start, end: start + 5 }, [
      { start, end: start + 5 },
    ])
    expect(before.endsWith('Pidió una ')).toBe(true)
    expect(before.startsWith('…')).toBe(false)
    expect(parts).toEqual([{ text: 'bomba', marked: true }])
    expect(after.startsWith('. La mina paga. Y nadie')).toBe(true)
    expect(after.endsWith('…')).toBe(true)
  })

  test('shows the first mark of a long passage and cuts no character in two', () => {
    const long = '😀'.repeat(400) + 'aquí' + '😀'.repeat(400)
    const span = { start: 0, end: long.length }
    const mark = { start: 800, end: 804 }
    const { parts } = snippetOf(long, span, [mark])
    expect(parts.find(({ marked }) => marked)?.text).toBe('aquí')
    for (const part of parts) expect(part.text).not.toMatch(/\p{Surrogate}/u)
  })
})

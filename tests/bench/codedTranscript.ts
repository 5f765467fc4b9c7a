import type { AnyRecord, Coding } from '#shared/records/schema'
import { anchorAt } from '#shared/text/anchor'
import { generateProject } from './generate'

/**
 * A made-up project with one long transcript, “Large”, and a short one, “Aside”. The passages are spread evenly over
 * the long one, each so long that `depth` of them lie over one another everywhere; code 0 is pinned to the key 1.
 */
export function codedTranscript(words: number, codings: number, depth: number): AnyRecord[] {
  const long = generateProject({ sources: 1, words, codes: 50, codings: 0, cases: 1 })
  const [short] = generateProject({
    sources: 1,
    words: 200,
    codes: 5,
    codings: 0,
    cases: 1,
  }).filter(({ type }) => type === 'text')
  const text = long.find((record) => record.type === 'text')!
  const source = long.find((record) => record.type === 'source')!
  const { length } = text.text
  const passages = Array.from({ length: codings }, (_, n): Coding => {
    const start = Math.floor((n * length) / codings)
    const anchor = anchorAt(text.text, {
      start,
      end: Math.min(length, start + Math.max(2, Math.floor((depth * length) / codings))),
    })
    if (!anchor) throw new Error(`No passage at ${start}`)
    return {
      type: 'coding',
      id: `coding:${n}`,
      sourceId: source.id,
      codeId: `code:${n % 50}`,
      coderId: 'coder:0',
      anchor,
      detached: false,
      weight: null,
      polarity: 'supports',
      memo: '',
      representative: false,
      createdAt: 0,
    }
  })
  return [
    ...long.map((record): AnyRecord => {
      if (record.type === 'project') return { ...record, pins: ['code:0'] }
      return record.type === 'source' ? { ...record, name: 'Large' } : record
    }),
    { ...source, id: 'source:aside', name: 'Aside' },
    { ...(short as typeof text), id: 'text:aside', sourceId: 'source:aside' },
    ...passages,
  ]
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { duplicateCodings } from '#shared/commands/duplicateCodings'
import { joinCodings } from '#shared/commands/joinCodings'
import { judgeCells } from '#shared/commands/judgeCells'
import { recodeCodings } from '#shared/commands/recodeCodings'
import { splitCoding } from '#shared/commands/splitCoding'
import { updateCodings } from '#shared/commands/updateCodings'
import type { IdOf } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import { project } from './harness'

/** A project in which words of one transcript can be coded and cited in a judgement. */
async function coded() {
  const p = project()
  const source = p.named('source', 'Bisa')
  const { text } = p.all('text').find(({ sourceId }) => sourceId === source.id)!
  const newCodeOf = async (name: string, span: Span) => {
    await p.done(codePassage, {
      sourceId: source.id,
      spans: [span],
      codeIds: [],
      newCode: { name, parentId: null },
    })
    return p.named('code', name).id
  }
  const code = async (codeId: IdOf<'code'>, span: Span) => {
    const { diff } = await p.done(codePassage, {
      sourceId: source.id,
      spans: [span],
      codeIds: [codeId],
    })
    return Object.keys(diff.added)[0] as IdOf<'coding'>
  }
  const of = (codeId: IdOf<'code'>) =>
    p
      .all('coding')
      .filter((one) => one.codeId === codeId)
      .toSorted((a, b) => a.anchor.start - b.anchor.start)
  const cite = async (codeId: IdOf<'code'>, ...supporting: IdOf<'coding'>[]) => {
    const caseId = p.named('case', 'Bisa').id
    const verdict = 'present' as const
    await p.done(judgeCells, {
      cells: [{ caseId, codeId, verdict, rationale: '', supporting, contradicting: [] }],
    })
    return () => p.all('judgement').find((one) => one.codeId === codeId)!.supporting
  }
  const say = (id: IdOf<'coding'>, patch: Parameters<typeof updateCodings.run>[1]['patch']) =>
    p.done(updateCodings, { codingIds: [id], patch })
  return { p, source, text, newCodeOf, code, of, cite, say }
}

const at = (start: number, end: number) => ({ start, end })

describe('splitting a passage', () => {
  test('gives two with the same memo, weight and polarity, both cited where one was', async () => {
    const { p, text, newCodeOf, of, cite, say } = await coded()
    const start = text.indexOf(' ', 200) + 1
    const middle = text.indexOf(' ', start + 20)
    const codeId = await newCodeOf('Cut', at(start, start + 60))
    const [one] = of(codeId)
    await say(one!.id, { memo: 'why', weight: 2, polarity: 'contradicts' })
    const cited = await cite(codeId, one!.id)
    await p.done(splitCoding, { codingId: one!.id, at: middle })
    const [first, second] = of(codeId)
    expect(first).toMatchObject({ id: one!.id, memo: 'why', weight: 2, polarity: 'contradicts' })
    expect(second).toMatchObject({ memo: 'why', weight: 2, polarity: 'contradicts' })
    expect(first!.anchor).toMatchObject({ start, end: middle })
    expect(second!.anchor).toMatchObject({ start: middle + 1, end: start + 60 })
    expect(cited()).toEqual([first!.id, second!.id])
  })

  test('is refused at its ends, outside it, and where one half would be white space', async () => {
    const { p, text, newCodeOf, of } = await coded()
    const start = text.indexOf(' ', 200)
    const codeId = await newCodeOf('Cut', at(start, start + 40))
    const [one] = of(codeId)
    for (const place of [start, start + 40, start - 5, start + 90, start + 1]) {
      const key = await p.refused(splitCoding, { codingId: one!.id, at: place })
      expect(key, String(place)).toBe('refusals.splitOutside')
    }
  })
})

describe('joining passages', () => {
  test('over a gap gives one from the first to the last, with their memos and citations', async () => {
    const { p, newCodeOf, code, of, cite, say } = await coded()
    const codeId = await newCodeOf('Seam', at(300, 320))
    await code(codeId, at(200, 240))
    await code(codeId, at(230, 260))
    const [a, b, c] = of(codeId)
    await say(a!.id, { memo: 'first' })
    await say(c!.id, { memo: 'third', weight: 3 })
    const cited = await cite(codeId, c!.id, b!.id)
    await p.done(joinCodings, { codingIds: [c!.id, a!.id, b!.id] })
    const [joined, ...rest] = of(codeId)
    expect(rest).toEqual([])
    expect(joined).toMatchObject({ id: a!.id, memo: 'first\n\nthird', weight: 3 })
    expect(joined!.anchor).toMatchObject({ start: 200, end: 320 })
    expect(cited()).toEqual([a!.id])
  })

  test('is refused for another code, for one alone, and where they disagree', async () => {
    const { p, newCodeOf, code, of, say } = await coded()
    const codeId = await newCodeOf('Seam', at(300, 320))
    const other = await newCodeOf('Other', at(300, 320))
    await code(codeId, at(310, 340))
    const [a, b] = of(codeId)
    const different = { codingIds: [a!.id, of(other)[0]!.id] }
    expect(await p.refused(joinCodings, different)).toBe('refusals.joinDifferent')
    expect(await p.refused(joinCodings, { codingIds: [a!.id] })).toBe('refusals.joinDifferent')
    await say(b!.id, { polarity: 'contradicts' })
    const both = { codingIds: [a!.id, b!.id] }
    expect(await p.refused(joinCodings, both)).toBe('refusals.codingsDisagree')
  })

  test('a passage that was split is joined again as it was, wherever it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 160 }), async (place) => {
        const { p, newCodeOf, of, cite } = await coded()
        const codeId = await newCodeOf('Whole', at(200, 360))
        const [whole] = of(codeId)
        const cited = await cite(codeId, whole!.id)
        const outcome = await p.run(splitCoding, { codingId: whole!.id, at: 200 + place })
        if ('refused' in outcome) return
        await p.done(joinCodings, { codingIds: of(codeId).map(({ id }) => id) })
        expect(of(codeId)).toEqual([whole])
        expect(cited()).toEqual([whole!.id])
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})

describe('moving codings to another code', () => {
  test('makes the code on the way, keeps what is said of them, and leaves citations', async () => {
    const { p, newCodeOf, code, of, cite, say } = await coded()
    const codeId = await newCodeOf('From', at(200, 240))
    const second = await code(codeId, at(300, 340))
    await say(second, { memo: 'kept', weight: 1 })
    const cited = await cite(codeId, second)
    const codingIds = of(codeId).map(({ id }) => id)
    const to = { newCode: { name: 'Onto', parentId: null } }
    const { label } = await p.done(recodeCodings, { codingIds, to })
    expect(label).toEqual({ count: 2, name: 'Onto' })
    expect(of(codeId)).toEqual([])
    expect(of(p.named('code', 'Onto').id)).toMatchObject([{}, { memo: 'kept', weight: 1 }])
    expect(cited()).toEqual([second])
  })

  test('lets a twin go, and its memo and citations go over to the coding that is there', async () => {
    const { p, newCodeOf, of, cite, say } = await coded()
    const from = await newCodeOf('From', at(200, 240))
    const onto = await newCodeOf('Onto', at(200, 240))
    const [moving] = of(from)
    const [there] = of(onto)
    await say(moving!.id, { memo: 'moved' })
    await say(there!.id, { memo: 'there' })
    const cited = await cite(from, moving!.id)
    await p.done(recodeCodings, { codingIds: [moving!.id], to: { codeId: onto } })
    expect(of(from)).toEqual([])
    expect(of(onto)).toMatchObject([{ id: there!.id, memo: 'there\n\nmoved' }])
    expect(cited()).toEqual([there!.id])
  })

  test('brings several of one passage together in one coding', async () => {
    const { p, newCodeOf, of, cite } = await coded()
    const [a, b] = [await newCodeOf('A', at(200, 240)), await newCodeOf('B', at(200, 240))]
    const codingIds = [...of(a), ...of(b)].map(({ id }) => id)
    const cited = await cite(b, ...codingIds)
    await p.done(recodeCodings, { codingIds, to: { newCode: { name: 'C', parentId: null } } })
    const [one, ...rest] = of(p.named('code', 'C').id)
    expect(rest).toEqual([])
    expect(cited()).toEqual([one!.id])
  })

  test('is refused where the two disagree, and where they have the code already', async () => {
    const { p, newCodeOf, of, say } = await coded()
    const from = await newCodeOf('From', at(200, 240))
    const onto = await newCodeOf('Onto', at(200, 240))
    const [moving] = of(from)
    await say(moving!.id, { polarity: 'contradicts' })
    const move = { codingIds: [moving!.id], to: { codeId: onto } }
    expect(await p.refused(recodeCodings, move)).toBe('refusals.codingsDisagree')
    const stay = { codingIds: [moving!.id], to: { codeId: from } }
    expect(await p.refused(recodeCodings, stay)).toBe('refusals.alreadyCoded')
  })
})

describe('putting a further code on coded passages', () => {
  test('copies what is said of them and leaves them as they are, each passage once', async () => {
    const { p, newCodeOf, code, of, say } = await coded()
    const from = await newCodeOf('From', at(200, 240))
    const second = await code(from, at(300, 340))
    await say(second, { memo: 'copied', weight: 4 })
    const before = of(from)
    const codingIds = before.map(({ id }) => id)
    const onto = await newCodeOf('Onto', at(200, 240))
    await p.done(duplicateCodings, { codingIds, to: { codeId: onto } })
    expect(of(from)).toEqual(before)
    expect(of(onto)).toMatchObject([
      { anchor: { start: 200 } },
      { anchor: { start: 300 }, memo: 'copied', weight: 4 },
    ])
    const again = { codingIds, to: { codeId: onto } }
    expect(await p.refused(duplicateCodings, again)).toBe('refusals.alreadyCoded')
  })
})

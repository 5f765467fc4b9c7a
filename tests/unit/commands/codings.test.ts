import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { deleteSources } from '#shared/commands/deleteSources'
import { linkCases } from '#shared/commands/linkCases'
import { removeCodings } from '#shared/commands/removeCodings'
import { renameSource } from '#shared/commands/renameSource'
import { setCodingBounds } from '#shared/commands/setCodingBounds'
import { unlinkExtents } from '#shared/commands/unlinkExtents'
import { updateCodings } from '#shared/commands/updateCodings'
import { createTranslator } from '#shared/messages/translate'
import { reverseDiff, type RecordsDiff } from '#shared/records/diff'
import { applyTo, memoryReader, recordsOf } from '#shared/records/memory'
import type { Coding } from '#shared/records/schema'
import { project, study } from './harness'

describe('coding a passage', () => {
  test('makes the code in the same step, keeps the quote, and is refused the second time', async () => {
    const p = project()
    const source = p.named('source', 'Bisa')
    const text = p.all('text').find(({ sourceId }) => sourceId === source.id)!.text
    const spans = [{ start: 100, end: 140 }]
    const newCode = { name: 'In vivo', parentId: null }
    await p.done(codePassage, { sourceId: source.id, spans, codeIds: [], newCode })
    const code = p.named('code', 'In vivo')
    const [coding] = p.all('coding').filter(({ codeId }) => codeId === code.id)
    expect(coding?.anchor).toMatchObject({ start: 100, end: 140, quote: text.slice(100, 140) })
    const again = { sourceId: source.id, spans, codeIds: [code.id] }
    expect(await p.refused(codePassage, again)).toBe('refusals.alreadyCoded')
    const empty = { ...again, spans: [{ start: 7, end: 7 }] }
    expect(await p.refused(codePassage, empty)).toBe('refusals.emptyPassage')
  })

  test('a step that marks a representative quote says so, in every language, and so does the one that takes it back', async () => {
    const p = project()
    const [coding] = p.all('coding')
    const name = p.all('code').find(({ id }) => id === coding!.codeId)!.name
    const said = async (locale: 'en' | 'es', patch: Partial<Coding>) => {
      const { label } = await p.done(updateCodings, { codingIds: [coding!.id], patch })
      return createTranslator(locale)('history.updateCodings', label)
    }
    if (coding!.representative) await said('en', { representative: false })
    expect(await said('en', { representative: true })).toBe(
      `Marked a passage of “${name}” as a representative quote`,
    )
    expect(await said('en', { representative: false })).toBe(
      `Took back the mark of a representative quote from a passage of “${name}”`,
    )
    expect(await said('es', { representative: true })).toBe(
      `Se marcó un pasaje de «${name}» como cita representativa`,
    )
    expect(await said('en', { weight: 7 })).toBe(`Changed the weight of a coding “${name}”`)
    // A step from before it said what it was about.
    expect(createTranslator('en')('history.updateCodings', { count: 2, name })).toBe(
      'Changed 2 codings',
    )
  })

  test('its bounds, memo and polarity change, and it goes away alone', async () => {
    const p = project()
    const [coding] = p.all('coding')
    const { start } = coding!.anchor
    await p.done(setCodingBounds, { codingId: coding!.id, span: { start, end: start + 5 } })
    const patch = { memo: 'short', polarity: 'contradicts' as const }
    await p.done(updateCodings, { codingIds: [coding!.id], patch })
    const changed = p.all('coding').find(({ id }) => id === coding!.id)
    expect(changed).toMatchObject({ memo: 'short', polarity: 'contradicts' })
    expect(changed?.anchor.quote).toHaveLength(5)
    const before = p.all('coding').length
    await p.done(removeCodings, { codingIds: [coding!.id] })
    expect(p.all('coding')).toHaveLength(before - 1)
  })
})

describe('transcripts', () => {
  test('a deleted transcript takes its text, codings and links along', async () => {
    const p = project()
    const { id } = p.named('source', 'Bisa')
    await p.done(deleteSources, { sourceIds: [id] })
    const left = [...p.all('text'), ...p.all('coding'), ...p.all('extent')]
    expect(left.filter(({ sourceId }) => sourceId === id)).toEqual([])
  })

  test('a transcript is renamed and belongs to a further case', async () => {
    const p = project()
    const source = p.named('source', 'Bisa')
    await p.done(renameSource, { sourceId: source.id, name: 'Bisa 1' })
    const link = { caseId: p.named('case', 'Exsa').id, sourceId: source.id, span: null }
    await p.done(linkCases, { links: [link] })
    expect(await p.refused(linkCases, { links: [link] })).toBe('refusals.alreadyLinked')
    const extent = p.all('extent').find(({ caseId, sourceId }) => {
      return caseId === link.caseId && sourceId === source.id
    })!
    await p.done(unlinkExtents, { extentIds: [extent.id] })
    expect(p.all('extent').some(({ id }) => id === extent.id)).toBe(false)
  })
})

test('whatever is coded, changed and removed in turn, undoing it all gives the start back', async () => {
  const step = fc.record({
    what: fc.constantFrom('code', 'bounds', 'memo', 'remove', 'rename' as const),
    at: fc.nat(1400),
    length: fc.integer({ min: 0, max: 90 }),
    which: fc.nat(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const p = project()
      const diffs: RecordsDiff[] = []
      for (const { what, at, length, which } of steps) {
        const sources = p.all('source')
        const source = sources[which % sources.length]!
        const codes = p.all('code')
        const code = codes[which % codes.length]!
        const codings = p.all('coding')
        const coding = codings[which % codings.length]!
        const span = { start: at, end: at + length }
        const outcome =
          what === 'code'
            ? await p.run(codePassage, {
                sourceId: source.id,
                spans: [span],
                codeIds: [code.id],
              })
            : what === 'bounds'
              ? await p.run(setCodingBounds, { codingId: coding.id, span })
              : what === 'memo'
                ? await p.run(updateCodings, {
                    codingIds: [coding.id],
                    patch: { memo: `memo ${at}` },
                  })
                : what === 'remove'
                  ? await p.run(removeCodings, { codingIds: [coding.id] })
                  : await p.run(renameSource, { sourceId: source.id, name: `name ${at}` })
        if ('diff' in outcome) diffs.push(outcome.diff)
      }
      const back = diffs
        .toReversed()
        .reduce((records, diff) => applyTo(records, reverseDiff(diff)), p.records())
      const byId = (records: typeof study) =>
        Object.fromEntries([...records.values()].map((record) => [record.id, record]))
      expect(byId(back)).toEqual(byId(study))
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('more codings than a call takes arguments go with their transcript, and with their code', async () => {
  const [first] = [...study.values()].filter((one) => one.type === 'coding')
  const many = Array.from({ length: 130_000 }, (_, n) => ({
    ...first!,
    id: `coding:many-${n}` as const,
  }))
  const reader = memoryReader(recordsOf([...study.values(), ...many]))
  const read = await deleteSources.read({ sourceIds: [first!.sourceId] }, reader)
  expect(read.codings.length).toBeGreaterThanOrEqual(many.length)
  const dependants = await deleteCodes.read({ codeIds: [first!.codeId] }, reader)
  expect(dependants.codings.length).toBeGreaterThanOrEqual(many.length)
})

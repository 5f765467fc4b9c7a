import { describe, expect, test } from 'vitest'
import { autocode } from '#shared/commands/autocode'
import { codePassage } from '#shared/commands/codePassage'
import { codePassages } from '#shared/commands/codePassages'
import { importSources } from '#shared/commands/importSources'
import { linkCases } from '#shared/commands/linkCases'
import { setCodingBounds } from '#shared/commands/setCodingBounds'
import { splitCoding } from '#shared/commands/splitCoding'
import { readPasted } from '#shared/formats/transcripts/readTranscript'
import type { Span } from '#shared/text/anchor'
import { project } from './harness'

/** Nothing but characters of two code units, so that every odd offset is inside one; the context is cut as well. */
const TEXT = '🙂🐝'.repeat(40)
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

async function faces() {
  const p = project()
  const outcome = readPasted(TEXT, 'Faces')
  if (!outcome.ok) throw new Error(outcome.problem.key)
  await p.done(importSources, { sources: [outcome.transcript] })
  const sourceId = p.named('source', 'Faces').id
  const [code] = p.all('code')
  const codings = () => p.all('coding').filter((coding) => coding.sourceId === sourceId)
  const anchors = () => [
    ...codings().map(({ anchor }) => anchor),
    ...p
      .all('extent')
      .flatMap((one) => (one.sourceId === sourceId && one.anchor ? [one.anchor] : [])),
  ]
  const areWhole = () => {
    for (const { prefix, quote, suffix } of anchors())
      for (const text of [prefix, quote, suffix]) expect(text).not.toMatch(LONE)
  }
  return { p, sourceId, codeId: code!.id, codings, areWhole }
}

const cut: Span = { start: 41, end: 47 }
const whole = { start: 42, end: 46, quote: '🐝🙂' }
const half: Span = { start: 40, end: 41 }

describe('a span that cuts a character', () => {
  test('holds the whole characters in it, whichever command takes it', async () => {
    const { p, sourceId, codeId, codings, areWhole } = await faces()
    await p.done(codePassage, { sourceId, spans: [cut], codeIds: [codeId] })
    expect(codings()[0]!.anchor).toMatchObject(whole)
    const codingId = codings()[0]!.id
    await p.done(setCodingBounds, { codingId, span: { start: 43, end: 53 } })
    expect(codings()[0]!.anchor).toMatchObject({ start: 44, end: 52 })
    await p.done(splitCoding, { codingId, at: 47 })
    expect(codings().map(({ anchor }) => [anchor.start, anchor.end])).toEqual([
      [44, 46],
      [46, 52],
    ])
    const passage = { codeId, polarity: 'supports' as const, memo: '', span: cut }
    await p.done(codePassages, { sourceId, passages: [passage] })
    const spans = [{ start: 61, end: 67 }]
    await p.done(autocode, { passages: [{ sourceId, spans }], codeIds: [codeId] })
    const links = [{ caseId: p.all('case')[0]!.id, sourceId, span: cut }]
    await p.done(linkCases, { links })
    expect(p.all('extent').at(-1)!.anchor).toMatchObject(whole)
    areWhole()
  })

  test('and holds no whole one is refused as empty', async () => {
    const { p, sourceId, codeId } = await faces()
    const codeIds = [codeId]
    const refused = 'refusals.emptyPassage'
    expect(await p.refused(codePassage, { sourceId, spans: [half], codeIds })).toBe(refused)
    const passages = [{ sourceId, spans: [half] }]
    expect(await p.refused(autocode, { passages, codeIds })).toBe(refused)
    const links = [{ caseId: p.all('case')[0]!.id, sourceId, span: half }]
    expect(await p.refused(linkCases, { links })).toBe(refused)
  })
})

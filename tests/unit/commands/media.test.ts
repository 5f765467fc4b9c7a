import { describe, expect, test } from 'vitest'
import { linkMedia } from '#shared/commands/linkMedia'
import { setBlockTime } from '#shared/commands/setBlockTime'
import { unlinkMedia } from '#shared/commands/unlinkMedia'
import type { Media } from '#shared/records/source'
import { blockSpans } from '#shared/text/canonical'
import { project } from './harness'

const media: Media = {
  handle: 'f3f1',
  fileName: 'bisa.mp3',
  kind: 'audio',
  bytes: 1200,
  duration: 60_000,
  copied: false,
}

describe('the recording of a transcript', () => {
  test('is linked, replaced and taken off again', async () => {
    const p = project()
    const sourceId = p.named('source', 'Bisa').id
    const { label } = await p.done(linkMedia, { sourceId, media })
    expect(label).toEqual({ name: 'Bisa', file: 'bisa.mp3' })
    expect(p.named('source', 'Bisa').media).toEqual(media)
    const copy = { ...media, handle: 'c0py', copied: true }
    await p.done(linkMedia, { sourceId, media: copy })
    expect(p.named('source', 'Bisa').media).toEqual(copy)
    const removed = await p.done(unlinkMedia, { sourceId })
    expect(removed.label).toEqual({ name: 'Bisa', file: 'bisa.mp3' })
    expect(p.named('source', 'Bisa').media).toBeNull()
  })

  test('is not linked twice, and not taken off where there is none', async () => {
    const p = project()
    const sourceId = p.named('source', 'Bisa').id
    expect(await p.refused(unlinkMedia, { sourceId })).toBe('refusals.nothingToDo')
    await p.done(linkMedia, { sourceId, media })
    expect(await p.refused(linkMedia, { sourceId, media })).toBe('refusals.nothingToDo')
  })

  test('gives a paragraph its time, and no text or passage changes', async () => {
    const p = project()
    const sourceId = p.named('source', 'Bisa').id
    const textOf = () => p.all('text').find((text) => text.sourceId === sourceId)!
    const before = { text: textOf().text, codings: p.all('coding') }
    const third = blockSpans(textOf().doc)[2]!
    const args = { sourceId, offset: third.start + 1, time: 83_400 }
    const { label } = await p.done(setBlockTime, args)
    expect(label).toEqual({ name: 'Bisa', time: '0:01:23' })
    expect(textOf().doc.content[2]!.attrs.time).toBe(83_400)
    expect({ text: textOf().text, codings: p.all('coding') }).toEqual(before)
    expect(await p.refused(setBlockTime, args)).toBe('refusals.nothingToDo')
    const past = { ...args, offset: before.text.length + 1 }
    expect(await p.refused(setBlockTime, past)).toBe('refusals.nothingToDo')
  })
})

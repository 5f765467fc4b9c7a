import { describe, expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { editText } from '#shared/commands/editText'
import { linkCases } from '#shared/commands/linkCases'
import { createCase } from '#shared/commands/createCase'
import { createCaseKind } from '#shared/commands/createCaseKind'
import { renameSpeaker } from '#shared/commands/renameSpeaker'
import { replaceInTexts } from '#shared/commands/replaceInTexts'
import { placeCoding } from '#shared/commands/placeCoding'
import type { Change } from '#shared/text/changes'
import { applyToDoc } from '#shared/text/editDoc'
import { docOf, smallProject } from './smallProject'

const TEXT = 'The alpha beta gamma delta epsilon zeta'
const at = (part: string, text = TEXT) => ({
  start: text.indexOf(part),
  end: text.indexOf(part) + part.length,
})

/** A transcript in which these words are coded, after one change. */
async function edited(coded: string, change: Change, text = TEXT) {
  const p = await smallProject(text)
  await p.done(codePassage, { sourceId: p.sourceId, spans: [at(coded, text)], codeIds: [p.a] })
  const doc = applyToDoc(p.text().doc, [change])
  await p.done(editText, { sourceId: p.sourceId, base: text, runs: [[change]], doc })
  return p
}

describe('what goes wrong in other programs goes right here', () => {
  const coded = 'delta epsilon'
  const { start, end } = at(coded)

  test.each<[string, Change, string | null]>([
    [
      'inserting after the first letter',
      { start: start + 1, end: start + 1, insert: 'X' },
      'dXelta epsilon',
    ],
    ['inserting before the first letter', { start, end: start, insert: 'X' }, coded],
    ['inserting behind the last letter', { start: end, end, insert: 'X' }, coded],
    ['deleting across the start', { start: start - 3, end: start + 2, insert: '' }, 'lta epsilon'],
    ['deleting across the end', { start: end - 3, end: end + 2, insert: '' }, 'delta epsi'],
    ['deleting the first letters', { start, end: start + 2, insert: '' }, 'lta epsilon'],
    ['deleting exactly the passage', { start, end, insert: '' }, null],
    ['replacing an earlier word by a longer one', { ...at('beta'), insert: 'BETABETABETA' }, coded],
  ])('%s', async (_name, change, expected) => {
    const p = await edited(coded, change)
    expect(p.passages()).toEqual([expected])
  })

  test('a coding that touches the end of the text survives an edit elsewhere', async () => {
    const p = await edited('zeta', { start: 0, end: 3, insert: 'A' })
    expect(p.passages()).toEqual(['zeta'])
  })

  test.each(['🙂', '👩‍🏭', '🏳️‍🌈', 'e\u0301'])(
    '%s before a passage moves it by its own length',
    async (sign) => {
      const text = `Look ${sign} at this: ore ${sign} sold`
      const p = await edited(
        `ore ${sign}`,
        { start: 5, end: 5 + sign.length, insert: sign + sign },
        text,
      )
      expect(p.passages()).toEqual([`ore ${sign}`])
    },
  )

  test('deleting an emoji inside a passage leaves the rest of it', async () => {
    const text = 'we sell ore 🙂 abroad now'
    const p = await edited('ore 🙂 abroad', { ...at('🙂 ', text), insert: '' }, text)
    expect(p.passages()).toEqual(['ore abroad'])
  })
})

describe('an edit of a text', () => {
  test('counts its words anew, and carries what belongs to a case', async () => {
    const p = await smallProject(TEXT)
    await p.done(createCaseKind, { name: 'Firm' })
    await p.done(createCase, { kindId: p.named('caseKind', 'Firm').id, name: 'F' })
    const link = { caseId: p.named('case', 'F').id, sourceId: p.sourceId, span: at('gamma') }
    await p.done(linkCases, { links: [link] })
    const change = { start: 0, end: 0, insert: 'Well, now. ' }
    const doc = applyToDoc(p.text().doc, [change])
    await p.done(editText, { sourceId: p.sourceId, base: TEXT, runs: [[change]], doc })
    expect(p.named('source', 'T')).toMatchObject({ words: 9, characters: TEXT.length + 11 })
    expect(p.all('extent')[0]?.anchor).toMatchObject({ quote: 'gamma', start: 26 })
  })

  test('keeps the words of a passage that is gone, which is put back by hand', async () => {
    const p = await edited('beta', { ...at('beta '), insert: '' })
    expect(p.all('coding')).toMatchObject([{ detached: true, anchor: { quote: 'beta' } }])
    const [coding] = p.all('coding')
    const { label } = await p.done(placeCoding, {
      codingId: coding!.id,
      span: { start: 4, end: 9 },
    })
    expect(p.passages()).toEqual(['alpha'])
    expect(label).toEqual({ name: 'A' })
    const twin = { codingId: coding!.id, span: { start: 4, end: 9 } }
    expect(await p.refused(placeCoding, { ...twin, span: { start: 4, end: 4 } })).toBe(
      'refusals.emptyPassage',
    )
  })

  test('detaches a passage of which only white space is left', async () => {
    const p = await edited('beta gamma', { ...at('beta'), insert: '' })
    expect(p.passages()).toEqual([' gamma'])
    const change = { start: 11, end: 16, insert: '' }
    const doc = applyToDoc(p.text().doc, [change])
    await p.done(editText, { sourceId: p.sourceId, base: p.text().text, runs: [[change]], doc })
    expect(p.passages()).toEqual([null])
  })

  test('puts single codings where it is told', async () => {
    const p = await smallProject(TEXT)
    await p.done(codePassage, {
      sourceId: p.sourceId,
      spans: [at('beta'), at('zeta')],
      codeIds: [p.a],
    })
    const [beta, zeta] = p.all('coding')
    const change = { ...at('beta '), insert: '' }
    const doc = applyToDoc(p.text().doc, [change])
    const placed = { [beta!.id]: { start: 0, end: 3 }, [zeta!.id]: null }
    await p.done(editText, { sourceId: p.sourceId, base: TEXT, runs: [[change]], doc, placed })
    expect(p.passages()).toEqual(['The', null])
  })

  test('is refused over a text that has changed meanwhile, and where no text would be left', async () => {
    const p = await smallProject(TEXT)
    const change = { start: 0, end: TEXT.length, insert: '' }
    const args = { sourceId: p.sourceId, runs: [[change]], doc: docOf('') }
    expect(await p.refused(editText, { ...args, base: 'other' })).toBe('refusals.textChanged')
    expect(await p.refused(editText, { ...args, base: TEXT })).toBe('refusals.noText')
    const wrong = { ...args, base: TEXT, doc: docOf('something else') }
    await expect(p.run(editText, wrong)).rejects.toThrow("don't fit")
  })
})

test('a speaker is renamed everywhere, and no passage moves', async () => {
  const p = await smallProject('One two\nthree')
  await p.done(codePassage, { sourceId: p.sourceId, spans: [{ start: 4, end: 7 }], codeIds: [p.a] })
  const before = p.all('coding')
  const { label } = await p.done(renameSpeaker, {
    sourceIds: [p.sourceId],
    from: 'Ana',
    to: ' P1 ',
  })
  expect(label).toEqual({ name: 'P1', count: 1 })
  expect(p.text().doc.content.map(({ attrs }) => attrs.speaker)).toEqual(['P1', 'P1'])
  expect(p.all('coding')).toEqual(before)
  const again = { sourceIds: [p.sourceId], from: 'Ana', to: 'P2' }
  expect(await p.refused(renameSpeaker, again)).toBe('refusals.nothingToDo')
  expect(await p.refused(renameSpeaker, { ...again, to: ' ' })).toBe('refusals.emptyName')
})

test('a name gives way to a pseudonym everywhere, and passages keep their places', async () => {
  const text = 'María sold it. María 🙂 said: ask María'
  const p = await smallProject(text)
  const spans = [
    { start: 0, end: 5 },
    { start: 15, end: 28 },
    { start: 34, end: 39 },
  ]
  await p.done(codePassage, { sourceId: p.sourceId, spans, codeIds: [p.b] })
  const changes = [...text.matchAll(/María/g)].map(({ index }) => ({
    start: index,
    end: index + 5,
    insert: 'P1',
  }))
  const replacements = [{ sourceId: p.sourceId, base: text, changes }]
  const { label } = await p.done(replaceInTexts, { replacements, to: 'P1' })
  expect(label).toEqual({ to: 'P1', count: 3 })
  expect(p.text().text).toBe('P1 sold it. P1 🙂 said: ask P1')
  expect(p.passages()).toEqual(['P1', 'P1 🙂 said', 'P1'])
})

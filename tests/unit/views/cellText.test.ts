import { describe, expect, test } from 'vitest'
import { plainMatrix } from '#shared/commands/saveMatrix'
import { createTranslator } from '#shared/messages/translate'
import { arrangeRecords } from '#shared/matrix/arrange'
import type { Arrangement } from '#shared/matrix/arrangement'
import { signs } from '#shared/matrix/signs'
import type { AnyRecord, Judgement } from '#shared/records/schema'
import { cellText } from '../../../src/renderer/views/matrix/cellText'
import { study } from '../commands/harness'
import { idOf, input, kindId } from '../matrix/arrangedStudy'

const words = {
  t: createTranslator('en'),
  numbers: { number: String, percent: (value: number) => `${value}%` },
}
/** A cell with passages that nobody has judged. */
const at = {
  caseId: idOf('case', 'Resemin'),
  codeId: input.codes.find(({ name }) => name === 'Contract insecurity')!.id,
}

const judged = (over: Partial<Judgement>): Judgement => ({
  type: 'judgement',
  id: 'judgement:1',
  ...at,
  verdict: 'present',
  rating: null,
  rationale: '',
  supporting: [],
  contradicting: [],
  raterId: 'coder:a',
  at: 1,
  seen: null,
  earlier: [],
  ...over,
})

/** The cell, as it shows in a matrix of references. */
function shown(
  extra: readonly AnyRecord[],
  without: (record: AnyRecord) => boolean = () => false,
  over: Partial<Arrangement> = {},
) {
  const records = [...[...study.values()].filter((record) => !without(record)), ...extra]
  const arrangement = { ...plainMatrix, kindId, measure: 'references' as const, ...over }
  const arranged = arrangeRecords(records, arrangement)
  const row = arranged.matrix.rows.findIndex(({ id }) => id === at.caseId)
  const column = arranged.matrix.columns.findIndex(({ code }) => code.id === at.codeId)
  return cellText(arranged, { kind: 'case', row }, { kind: 'column', column }, words)
}

describe('a cell with a number', () => {
  const ofThisCode = (record: AnyRecord) => record.type === 'coding' && record.codeId === at.codeId

  test('is nothing but the number where the code is present', () => {
    expect(Number(shown([]).text)).toBeGreaterThan(0)
    expect(shown([]).below).toBe('')
  })

  test('has the sign of its state below, where that is another', () => {
    const passages = shown([]).text
    for (const verdict of ['absent', 'not_stated', 'not_applicable'] as const) {
      const { text, below } = shown([judged({ verdict })])
      expect([text, below]).toEqual([passages, signs[verdict]])
    }
  })

  test('tells a zero of passages against it from one of nothing found', () => {
    const examination = { type: 'examination', id: 'examination:1', ...at } as const
    const examined = shown([{ ...examination, coderId: 'coder:a', at: 1 }], ofThisCode)
    expect([examined.text, examined.below]).toEqual(['0', signs.absent])
    const against = [...study.values()]
      .filter(ofThisCode)
      .flatMap((record) =>
        record.type === 'coding' ? [{ ...record, polarity: 'contradicts' as const }] : [],
      )
    const denied = shown(against, ofThisCode)
    expect([denied.text, denied.below]).toEqual(['0', signs.explicitly_absent])
  })
})

test('a cell that is a share of nothing has no number', () => {
  const coding = (record: AnyRecord) => record.type === 'coding'
  const examination = { type: 'examination', id: 'examination:1', ...at } as const
  const examined = [{ ...examination, coderId: 'coder:a', at: 1 } as const]
  expect(shown(examined, coding).text).toBe('0')
  const share = shown(examined, coding, { percent: 'row' })
  expect([share.text, share.below]).toEqual([signs.absent, ''])
  expect(shown([], undefined, { percent: 'row' }).text).toMatch(/%$/)
  // What does not add up is shown as it is, whatever percentages were asked for before.
  const coders = shown([], undefined, { percent: 'row', measure: 'coders' })
  expect(coders.text).toBe('1')
})

describe('a cell that raters judge differently', () => {
  test('says so, and one on which they agree does not', () => {
    const first = judged({ verdict: 'present' })
    const second = judged({ id: 'judgement:2', raterId: 'coder:b', at: 2, verdict: 'absent' })
    expect(shown([first, second])).toMatchObject({ disagreement: true })
    expect(shown([first, second]).sentence).toContain('Raters disagree')
    const same = shown([first, { ...second, verdict: 'present' }])
    expect(same).toMatchObject({ disagreement: false })
    expect(same.sentence).not.toContain('Raters disagree')
  })
})

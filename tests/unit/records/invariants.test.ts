import { describe, expect, test } from 'vitest'
import { checkRecords, failedAnchors } from '#shared/records/invariants'
import type { AnyRecord, RecordOf, RecordType } from '#shared/records/schema'
import { ofType, readSampleStudy } from './sampleStudy'

const { records } = await readSampleStudy()
const first = <T extends RecordType>(type: T) => ofType(records, type)[0]!

/** The study with one record of a type changed. */
const changed = <T extends RecordType>(type: T, patch: Partial<RecordOf<T>>): AnyRecord[] =>
  records.map((one) => (one === first(type) ? ({ ...one, ...patch } as AnyRecord) : one))

describe('the records of a project', () => {
  test.each<[string, AnyRecord[], string, RegExp]>([
    [
      'a coding of a code that is not there',
      changed('coding', { codeId: 'code:gone' }),
      first('coding').id,
      /points to code:gone/,
    ],
    [
      'a text of a source that is not there',
      changed('text', { sourceId: 'source:gone' }),
      first('text').id,
      /points to source:gone/,
    ],
    [
      'a judgement that cites a coding that is not there',
      changed('judgement', { supporting: ['coding:gone'] }),
      first('judgement').id,
      /points to coding:gone/,
    ],
    [
      'a matrix with a column that is not there',
      changed('matrix', { codeIds: ['code:gone', first('code').id] }),
      first('matrix').id,
      /points to code:gone/,
    ],
    [
      'a pin on a code that is not there',
      changed('project', { pins: [null, 'code:gone'] }),
      first('project').id,
      /points to code:gone/,
    ],
    [
      'a case of a kind that is not there',
      changed('case', { kindId: 'caseKind:gone' }),
      first('case').id,
      /points to caseKind:gone/,
    ],
    [
      'a text that its document does not say',
      changed('text', { text: 'other' }),
      first('text').id,
      /differs from its document/,
    ],
    [
      'a coding whose place says something else',
      changed('coding', { anchor: { ...first('coding').anchor, start: 0, end: 3, quote: '???' } }),
      first('coding').id,
      /no longer says what was coded/,
    ],
    [
      'a reading in force that does not exist',
      changed('attributeValue', { chosen: 9 }),
      first('attributeValue').id,
      /reading in force/,
    ],
    [
      'a second judgement of a cell by the same rater',
      [...records, { ...first('judgement'), id: 'judgement:second' }],
      'judgement:second',
      /second judgement/,
    ],
    [
      'a second text of a source',
      [...records, { ...first('text'), id: 'text:second' }],
      'text:second',
      /second text/,
    ],
    [
      'a second code with the same key',
      [...records, { ...first('code'), id: 'code:second' }],
      'code:second',
      /second key/,
    ],
    ['two records of one id', [...records, first('coder')], 'project', /share an id/],
    [
      'two projects',
      [...records, { ...first('project'), id: 'project:second' }],
      'project',
      /2 project records/,
    ],
    ['no project', records.filter(({ type }) => type !== 'project'), 'project', /0 project/],
  ])('do not fit with %s, and it is named', (_name, given, id, reason) => {
    expect(checkRecords(given)).toContainEqual({ id, message: expect.stringMatching(reason) })
  })

  test('do not fit when codes are inside one another, and each of them is named', () => {
    const child = ofType(records, 'code').find(({ parentId }) => parentId !== null)!
    const ring = records.map((one) =>
      one.type === 'code' && one.id === child.parentId ? { ...one, parentId: child.id } : one,
    )
    const named = checkRecords(ring)
      .filter(({ message }) => message === 'is inside itself')
      .map(({ id }) => id)
    expect(named).toEqual(expect.arrayContaining([child.id, child.parentId]))
  })

  test('fit when codes have no key, however many they are', () => {
    const bare = ['one', 'two'].map((name): AnyRecord => ({
      ...first('code'),
      id: `code:${name}`,
      key: '',
      name,
    }))
    expect(checkRecords([...records, ...bare])).toEqual([])
  })

  test('fail at extents of a part of a text too, but not at whole sources or detached ones', () => {
    const part = ofType(records, 'extent').find(({ anchor }) => anchor !== null)!
    const wrong = { ...part.anchor!, quote: 'x'.repeat(part.anchor!.quote.length) }
    const withPart = (detached: boolean) =>
      records.map((one) => (one === part ? { ...part, anchor: wrong, detached } : one))
    expect(failedAnchors(withPart(false)).map(({ id }) => id)).toEqual([part.id])
    expect(failedAnchors(withPart(true))).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codebookOf } from '#shared/records/codebook'
import { diffOf, isEmptyDiff, reverseDiff, writtenBy } from '#shared/records/diff'
import { advance, emptyUndoState, type JournalEntry } from '#shared/records/journal'
import { allOf, applyTo, memoryReader, recordsOf } from '#shared/records/memory'
import { migrateRecord } from '#shared/records/migrate'
import type { Migration } from '#shared/records/record'
import { parseRecord, typeOfId, type Coder, type IdOf } from '#shared/records/schema'
import { byId, ofType, readSampleStudy } from './sampleStudy'

const study = await readSampleStudy()
const coder = (name: string, createdAt = 0): Coder => ({
  type: 'coder',
  id: `coder:${name}`,
  name,
  createdAt,
})

describe('a change to a project', () => {
  const before = recordsOf([coder('a'), coder('b'), coder('c')])
  const diff = diffOf({
    added: [coder('d')],
    updated: [[coder('b'), coder('b', 7)]],
    removed: [coder('c')],
  })

  test('adds, changes and removes what it names, and nothing else', () => {
    const after = applyTo(before, diff)
    expect(byId([...after.values()])).toEqual([coder('a'), coder('b', 7), coder('d')])
    expect([...before.values()]).toEqual([coder('a'), coder('b'), coder('c')])
    expect(writtenBy(diff)).toEqual([coder('d'), coder('b', 7)])
  })

  test('is taken back by its reverse, and is the reverse of that', () => {
    expect(applyTo(applyTo(before, diff), reverseDiff(diff))).toEqual(before)
    expect(reverseDiff(reverseDiff(diff))).toEqual(diff)
  })

  test('is empty only when it names nothing', () => {
    expect(isEmptyDiff(diffOf({}))).toBe(true)
    for (const part of [{ added: [coder('x')] }, { removed: [coder('x')] }])
      expect(isEmptyDiff(diffOf(part))).toBe(false)
  })

  test.each([
    ['adds what is there', diffOf({ added: [coder('a')] }), /already there/],
    [
      'changes what is not there',
      diffOf({ updated: [[coder('x'), coder('x', 1)]] }),
      /isn't there/,
    ],
    ['removes what is not there', diffOf({ removed: [coder('x')] }), /isn't there/],
  ])('is refused when it %s', (_name, wrong, reason) => {
    expect(() => applyTo(before, wrong)).toThrow(reason)
  })
})

describe('the journal of the sample study', () => {
  test('leads from nothing to its records, and back again line by line', () => {
    let records = recordsOf([])
    const states = [records]
    for (const { diff } of study.journal) states.push((records = applyTo(records, diff)))
    expect(byId([...records.values()])).toEqual(byId(study.records))
    for (const [i, { diff }] of [...study.journal.entries()].toReversed()) {
      records = applyTo(records, reverseDiff(diff))
      expect(records).toEqual(states[i])
    }
  })

  test('counts from 1 without gaps', () => {
    expect(study.journal.map(({ seq }) => seq)).toEqual(study.journal.map((_, i) => i + 1))
  })
})

describe('what can be undone', () => {
  test('is always what two stacks would hold, after any sequence of deeds', () => {
    const deeds = fc.array(fc.constantFrom('do', 'do', 'undo', 'redo'), { maxLength: 40 })
    fc.assert(
      fc.property(deeds, (wished) => {
        let state = emptyUndoState
        const done: number[] = []
        const undone: number[] = []
        for (const [i, kind] of (wished as JournalEntry['kind'][]).entries()) {
          if (kind === 'undo' && done.length === 0) continue
          if (kind === 'redo' && undone.length === 0) continue
          const of = kind === 'do' ? null : (kind === 'undo' ? done : undone).at(-1)!
          state = advance(state, { seq: i + 1, kind, of, command: 'createCode' })
          if (kind === 'do') {
            done.push(i + 1)
            undone.length = 0
          } else if (kind === 'undo') undone.push(done.pop()!)
          else done.push(undone.pop()!)
          expect(state).toEqual({ undo: done, redo: undone })
        }
      }),
    )
  })
})

describe('a project in memory', () => {
  const reader = memoryReader(recordsOf(study.records))

  test('is read by id, by type, and by a field', async () => {
    const [coding] = ofType(study.records, 'coding')
    expect(await reader.get(coding!.id)).toEqual(coding)
    expect(await reader.get('coding:none')).toBeUndefined()
    expect(await reader.all('matrix')).toEqual(ofType(study.records, 'matrix'))
    const same = ofType(study.records, 'coding').filter(({ codeId }) => codeId === coding!.codeId)
    expect(await reader.where('coding', 'codeId', coding!.codeId)).toEqual(same)
    expect(allOf(recordsOf(study.records), 'judgement')).toHaveLength(345)
  })

  test('refuses an id of no type, which is a fault of the program', async () => {
    await expect(reader.get('nothing:1' as IdOf<'code'>)).rejects.toThrow('No record type')
    expect(() => typeOfId('code')).toThrow('No record type')
    expect(typeOfId('attributeValue:1:2')).toBe('attributeValue')
  })
})

describe('a record', () => {
  test('of every type in the sample study is what it says it is', () => {
    for (const record of study.records) expect(parseRecord(record)).toEqual(record)
  })

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['without a name', { name: '' }, /^coder:a: name/],
    ['with a time before 1970', { createdAt: -1 }, /^coder:a: createdAt/],
    ['with the id of another type', { id: 'code:a' }, /^code:a: id: Expected an id that starts/],
    ['with an id that ends at its colon', { id: 'coder:' }, /^coder:: id/],
    ['of an unknown type', { type: 'person' }, /^Unknown record type "person"/],
    ['of a type that objects have by birth', { type: 'constructor' }, /^Unknown record type/],
  ])('%s is refused, naming its id and the field at fault', (_name, wrong, reason) => {
    expect(() => parseRecord({ ...coder('a'), ...wrong })).toThrow(reason)
  })

  test('loses what this version does not know, and nothing is refused for it', () => {
    expect(parseRecord({ ...coder('a'), mood: 'good' })).toEqual(coder('a'))
  })
})

describe('a stored record of an older format', () => {
  const steps: Migration[] = [
    { to: 2, up: (old) => ({ ...old, steps: [2] }) },
    { to: 3, up: (old) => ({ ...old, steps: [...(old['steps'] as number[]), 3] }) },
    { to: 4, up: (old) => ({ ...old, steps: [...(old['steps'] as number[]), 4] }) },
  ]

  test('takes the steps between its format and the wanted one, in order, and no others', () => {
    const migrated = (from: number, to: number) =>
      migrateRecord({ type: 'coder', steps: ['given'] }, from, to, () => steps)['steps']
    expect(migrated(1, 3)).toEqual([2, 3])
    expect(migrated(2, 4)).toEqual(['given', 3, 4])
    expect(migrated(4, 4)).toEqual(['given'])
  })

  test('is left alone where its type never changed, and refused where it is newer', () => {
    expect(migrateRecord({ ...coder('a') }, 1)).toEqual(coder('a'))
    expect(() => migrateRecord({ ...coder('a') }, 2, 1)).toThrow('Format 2 is newer than 1')
  })
})

describe('the codebook', () => {
  const codes = ofType(study.records, 'code')
  const book = codebookOf(codes)
  const named = (key: string) => codes.find((code) => code.key === key)!

  test('has every code once, parents before their children, siblings in their order', () => {
    const order = book.inOrder()
    expect(byId(order)).toEqual(byId(codes))
    const place = new Map(order.map(({ id }, i) => [id, i]))
    for (const code of codes) {
      if (code.parentId) expect(place.get(code.parentId)).toBeLessThan(place.get(code.id)!)
      const ranks = book.childrenOf(code.id).map(({ order: rank }) => rank)
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    }
  })

  test('names a code from the top down, and counts how deep it lies', () => {
    const path = book.pathOf(named('mec.niche.geography').id)
    expect(path).toEqual([
      'Mechanisms of entry to higher value-added stages',
      'Market niche',
      'Niche from Peruvian geology/geography',
    ])
    expect(book.depthOf(named('mec.niche.geography').id)).toBe(2)
    expect(book.depthOf(named('gov').id)).toBe(0)
  })

  test('gives a code with everything below it, and nothing for a code that is not there', () => {
    const below = book.withDescendants(named('gov').id)
    expect(below[0]).toBe(named('gov'))
    expect(below.map(({ key }) => key).toSorted()).toEqual(
      codes
        .map(({ key }) => key)
        .filter((key) => /^gov\b/.test(key))
        .toSorted(),
    )
    expect(book.withDescendants('code:none')).toEqual([])
    expect(book.pathOf('code:none')).toEqual([])
  })
})

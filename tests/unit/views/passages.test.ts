import { describe, expect, test } from 'vitest'
import type { Coding } from '#shared/records/schema'
import {
  codingsAt,
  joinable,
  neighbourPassage,
} from '../../../src/renderer/views/transcript/passages'
import { codingOn } from '../coding'

const TEXT = 'one two three four five six seven eight nine ten'
const coding = (id: string, start: number, end: number, more: Partial<Coding> = {}): Coding =>
  codingOn(TEXT, start, end, { id: `coding:${id}`, codeId: 'code:a', coderId: 'coder:c', ...more })
const [a, b, inner, gone, other] = [
  coding('a', 0, 13),
  coding('b', 19, 30),
  coding('inner', 4, 7),
  coding('gone', 8, 20, { detached: true }),
  coding('other', 4, 13, { coderId: 'coder:d' }),
]
const all = [b, a, gone, inner, other]

describe('the codings at a place', () => {
  test('are those that hold the caret or share text with the selection, the shortest first', () => {
    expect(codingsAt(all, { start: 5, end: 5 })).toEqual([inner, other, a])
    expect(codingsAt(all, { start: 12, end: 20 })).toEqual([other, b, a])
    expect(codingsAt(all, { start: 14, end: 18 })).toEqual([])
  })
})

describe('the next and previous passage', () => {
  test('go through all in the order of the text, without detached ones, and end at its ends', () => {
    const forward = [a, neighbourPassage(all, a, 0, 1)]
    for (let i = 0; i < 3; i += 1) forward.push(neighbourPassage(all, forward.at(-1), 0, 1))
    expect(forward.slice(0, 4)).toEqual([a, inner, other, b])
    expect(neighbourPassage(all, b, 0, 1)).toBeUndefined()
    expect(neighbourPassage(all, b, 0, -1)).toEqual(other)
    expect(neighbourPassage(all, a, 0, -1)).toBeUndefined()
  })

  test('without a passage to start from are those after and before the caret', () => {
    expect(neighbourPassage(all, undefined, 14, 1)).toEqual(b)
    expect(neighbourPassage(all, undefined, 14, -1)).toEqual(other)
  })
})

test('a passage is joined with those of its code and coder that it or the selection meets', () => {
  expect(joinable(all, a, { start: 5, end: 5 })).toEqual([a, inner])
  expect(joinable(all, a, { start: 10, end: 25 })).toEqual([b, a, inner])
  expect(joinable(all, other, { start: 0, end: 40 })).toEqual([other])
})

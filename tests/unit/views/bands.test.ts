import { expect, test } from 'vitest'
import { bandsAcross } from '../../../src/renderer/views/matrix/bands'
import { tracksOf } from '#shared/matrix/tracks'
import { arrange, input } from '../matrix/arrangedStudy'

const idOf = (name: string) => input.codes.find((one) => one.name === name)!.id

/** What stands over the columns of these codes. */
const over = (...names: string[]) => {
  const arranged = arrange({ codeIds: names.map(idOf) })
  return bandsAcross(arranged, tracksOf(arranged).across).map(({ name }) => name)
}

test('a band says above which code its columns lie, unless that code is its only column', () => {
  const top = input.codes.filter(({ parentId }) => parentId === null)
  const below = input.codes.find(({ parentId }) => parentId === top[0]!.id)!
  expect(over(top[0]!.name, below.name, top[1]!.name)).toEqual([top[0]!.name, ''])
  expect(over(below.name, top[1]!.name)).toEqual([top[0]!.name, ''])
})

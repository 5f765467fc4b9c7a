import { expect, test } from 'vitest'
import { stepsOfKind } from '../../../src/renderer/views/matrix/judging/stepsOfKind'

const steps = (...values: number[]) => values.map((value) => ({ value, label: `step ${value}` }))
const values = (given: ReturnType<typeof steps>, kind: 'ordinal' | 'fuzzy') =>
  stepsOfKind(given, kind).map(({ value }) => value)

test('the steps of an ordinal scale that becomes fuzzy are spread from 0 to 1, and back', () => {
  expect(values(steps(0, 1, 2), 'fuzzy')).toEqual([0, 0.5, 1])
  expect(values(steps(1, 2, 3, 4), 'fuzzy')).toEqual([0, 0.33, 0.67, 1])
  expect(values(steps(0, 0.5, 1), 'ordinal')).toEqual([0, 1, 2])
})

test('steps that a kind can have stay as they are', () => {
  expect(values(steps(0, 0.2, 0.9), 'fuzzy')).toEqual([0, 0.2, 0.9])
  expect(values(steps(1, 3, 9), 'ordinal')).toEqual([1, 3, 9])
})

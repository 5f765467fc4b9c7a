import { expect, test } from 'vitest'
import { momentsOf } from '../../../src/renderer/views/safety/moments'

const formats = {
  dateTime: (at: number) => new Date(at).toISOString().slice(0, 16),
  exactTime: (at: number) => new Date(at).toISOString().slice(0, 19),
}

test('what was in one minute is told apart by seconds, and nothing else is', () => {
  const [first, second, later] = [0, 20_000, 60_000].map((at) => ({ at }))
  const when = momentsOf([first!, second!, later!], formats)
  expect([first!, second!, later!].map(when)).toEqual([
    '1970-01-01T00:00:00',
    '1970-01-01T00:00:20',
    '1970-01-01T00:01',
  ])
})

import { expect, test } from 'vitest'
import { panesOf, withPanes } from '../../../src/renderer/views/transcript/panes'

test('a transcript that was never opened has the panes of the one that was looked at last', () => {
  const first = withPanes({}, 'source:a', { sourcesWidth: 300 })
  expect(panesOf(first, 'source:b')).toEqual(panesOf(first, 'source:a'))
  const opened = withPanes(first, 'source:b', {})
  const second = withPanes(opened, 'source:b', { codesOpen: false, sourcesWidth: 180 })
  expect(panesOf(second, 'source:a')).toMatchObject({ codesOpen: true, sourcesWidth: 300 })
  expect(panesOf(second, 'source:c')).toMatchObject({ codesOpen: false, sourcesWidth: 180 })
  const back = withPanes(second, 'source:a', {})
  expect(panesOf(back, 'source:c')).toMatchObject({ codesOpen: true, sourcesWidth: 300 })
})

test('the panes of the latest 500 transcripts are kept', () => {
  let kept = withPanes({}, 'source:old', { sourcesWidth: 400 })
  for (let i = 0; i < 500; i += 1) kept = withPanes(kept, `source:${i}`, { sourcesWidth: 200 + i })
  expect(Object.keys(kept)).toHaveLength(500)
  expect(panesOf(kept, 'source:0').sourcesWidth).toBe(200)
  expect(kept['source:old']).toBeUndefined()
})

import { expect, test } from 'vitest'
import { mediaExtensions, mediaTypeOf } from '#shared/formats/mediaTypes'

test('a recording is known by the end of its name, whatever its capitals', () => {
  expect(mediaTypeOf('Interview 1.MP3')).toEqual({ kind: 'audio', mime: 'audio/mpeg' })
  expect(mediaTypeOf('a.b.webm')?.kind).toBe('video')
  for (const other of ['notes.txt', 'mp3', 'x.mp3.exe', 'x.constructor', ''])
    expect(mediaTypeOf(other)).toBeNull()
  expect(mediaExtensions).toContain('wav')
})

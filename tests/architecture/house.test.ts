import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogues } from '#shared/messages/catalogue'

const root = join(import.meta.dirname, '../..')
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, 'src', path), 'utf8') }))

/** Beginnings of keys that are put together from a value, as in t(`matrix.${state}`). */
const composed = sources.flatMap(({ text }) =>
  [...text.matchAll(/`([a-z]+\.(?:[a-zA-Z]+\.)*)\$\{/g)].map((match) => match[1]!),
)
const written = new Set(
  sources.flatMap(({ text }) =>
    [...text.matchAll(/['"`]([a-z]+\.[a-zA-Z0-9_.]+)['"`]/g)].map((match) => match[1]!),
  ),
)

test('every message of the catalogue is used', () => {
  const unused = Object.keys(catalogues.en).filter(
    (key) => !written.has(key) && !composed.some((start) => key.startsWith(start)),
  )
  // Refusals are named by the part of their key after the dot.
  const refused = new Set(
    sources.flatMap(({ text }) =>
      [...text.matchAll(/Refused\(\s*(?:[^'")]*\?\s*)?'(\w+)'(?:\s*:\s*'(\w+)')?/g)].flatMap(
        (match) => [match[1], match[2]],
      ),
    ),
  )
  const left = unused.filter((key) => !refused.has(key.replace('refusals.', '')))
  expect(left).toEqual([])
})

test('no folder or file is named for what it is not', () => {
  const vague = /(^|\/)(utils?|helpers?|misc|common)(\/|\.|$)/i
  expect(sources.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([])
})

test('no file of the source is longer than 300 lines', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => path)
  expect(long).toEqual([])
})

test('nothing in the source reaches for a network', () => {
  const reaching =
    /\b(fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|autoUpdater)|(from|import\(|require\() ?['"](node:)?(https?|http2|net|tls|dgram|dns)\b/
  expect(sources.filter(({ text }) => reaching.test(text)).map(({ path }) => path)).toEqual([])
})

test('nothing is left to do in the source', () => {
  const notes = sources.filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text))
  expect(notes.map(({ path }) => path)).toEqual([])
})

test('no visible words stand in a view outside the catalogue', () => {
  const spoken = sources
    .filter(({ path }) => path.startsWith('renderer/views') && path.endsWith('.tsx'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+)\s*</g)].map(
        (match) => `${path}: ${match[1]}`,
      ),
    )
  expect(spoken).toEqual([])
})

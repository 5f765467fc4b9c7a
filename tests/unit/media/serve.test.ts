import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mediaAddress, mediaHandleIn } from '#shared/ipc/policy'
import { keptCopies } from '../../../src/main/media/copies'
import { copyInto } from '../../../src/main/media/copy'
import { knownMedia } from '../../../src/main/media/known'
import { rangeOf } from '../../../src/main/media/range'
import { answerMedia } from '../../../src/main/media/serve'

const SIZE = 700_001
const bytes = randomBytes(SIZE)
let folder: string
let server: Server
let base: string
let handle: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veta-media-'))
  const known = knownMedia(join(folder, 'media.json'))
  await writeFile(join(folder, 'talk.mp3'), bytes)
  handle = await known.add(join(folder, 'talk.mp3'))
  server = createServer((request, response) => {
    const asked = mediaHandleIn(new URL(request.url!, 'http://x').pathname) ?? ''
    const { method = 'GET', headers } = request
    const range = headers.range === undefined ? {} : { range: headers.range }
    void answerMedia(new Request('http://x', { method, headers: range }), asked, known).then(
      (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers))
        if (!answer.body) return response.end()
        return Readable.fromWeb(answer.body as never).pipe(response)
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

async function ask(range?: string, method = 'GET', of = handle) {
  const headers = range === undefined ? {} : { range }
  const answer = await fetch(base + mediaAddress(of), { method, headers })
  return {
    status: answer.status,
    header: (name: string) => answer.headers.get(name),
    body: Buffer.from(await answer.arrayBuffer()),
  }
}

describe('a linked recording', () => {
  test('is served in whole, with its type, its length and the policy', async () => {
    const { status, header, body } = await ask()
    expect(status).toBe(200)
    expect(body.equals(bytes)).toBe(true)
    expect(header('content-type')).toBe('audio/mpeg')
    expect(header('content-length')).toBe(String(SIZE))
    expect(header('accept-ranges')).toBe('bytes')
    expect(header('x-content-type-options')).toBe('nosniff')
    expect(header('content-security-policy')).toContain("media-src 'self' blob:")
  })

  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=100-199', 100, 200],
    ['bytes=262144-', 262_144, SIZE],
    ['bytes=-5', SIZE - 5, SIZE],
    ['bytes=-9999999', 0, SIZE],
    [`bytes=700000-9999999`, SIZE - 1, SIZE],
  ])('is served in part for %s', async (range, from, to) => {
    const { status, header, body } = await ask(range)
    expect(status).toBe(206)
    expect(header('content-range')).toBe(`bytes ${from}-${to - 1}/${SIZE}`)
    expect(body.equals(bytes.subarray(from, to))).toBe(true)
  })

  test.each([`bytes=${SIZE}-`, 'bytes=-0', `bytes=${SIZE + 5}-${SIZE + 9}`])(
    'has nothing to give for %s, and says how long it is',
    async (range) => {
      const { status, header, body } = await ask(range)
      expect(status).toBe(416)
      expect(header('content-range')).toBe(`bytes */${SIZE}`)
      expect(body).toHaveLength(0)
    },
  )

  test.each(['bytes=9-2', 'lines=1-2', 'bytes=a-b', 'bytes=0-1,5-6', 'bytes=-'])(
    'is served in whole where the range means nothing: %s',
    async (range) => {
      expect((await ask(range)).status).toBe(200)
    },
  )

  test('answers HEAD with the same headers and no body, and other methods not at all', async () => {
    const head = await ask('bytes=10-19', 'HEAD')
    expect([head.status, head.header('content-length'), head.body.length]).toEqual([206, '10', 0])
    const post = await ask(undefined, 'POST')
    expect([post.status, post.header('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('is found only by a handle that was given out, and while it is there', async () => {
    for (const wrong of ['unknown', '../talk.mp3', join(folder, 'talk.mp3'), '__proto__'])
      expect((await ask(undefined, 'GET', wrong)).status).toBe(404)
    const known = knownMedia(join(folder, 'media.json'))
    const gone = await known.add(join(folder, 'gone.mp3'))
    const secret = await known.add(join(folder, 'media.json'))
    for (const one of [gone, secret])
      expect((await answerMedia(new Request('http://x'), one, known)).status).toBe(404)
  })

  test('that is left half-way through is let go of', async () => {
    const known = knownMedia(join(folder, 'media.json'))
    const answer = await answerMedia(new Request('http://x'), handle, known)
    const reader = answer.body!.getReader()
    expect((await reader.read()).value!.length).toBeGreaterThan(0)
    await reader.cancel()
    expect((await reader.read()).done).toBe(true)
  })
})

test('a range is understood by its header alone', () => {
  expect(rangeOf(null, 10)).toBe('whole')
  expect(rangeOf('bytes=2-4', 10)).toEqual({ first: 2, last: 4 })
  expect(rangeOf('bytes=0-', 0)).toBe('none')
})

describe('the table of recordings', () => {
  test('keeps every handle, those added at the same time too, for the next start', async () => {
    const file = join(folder, 'many.json')
    const known = knownMedia(file)
    const paths = Array.from({ length: 20 }, (_, i) => `/recordings/${i}.mp3`)
    const handles = await Promise.all(paths.map((path) => known.add(path)))
    const next = knownMedia(file)
    expect(await Promise.all(handles.map((one) => next.pathOf(one)))).toEqual(paths)
    expect(await next.pathOf('nobody')).toBeUndefined()
  })

  test('that is damaged starts anew, and one that can’t be read is an error', async () => {
    const file = join(folder, 'damaged.json')
    for (const content of ['{"a":', '{"a":7}', '[]x']) {
      await writeFile(file, content)
      expect(await knownMedia(file).pathOf('a')).toBeUndefined()
    }
    await expect(knownMedia(folder).pathOf('a')).rejects.toThrow('EISDIR')
  })
})

test('a copy has every byte and a name of its own, and a failed one leaves nothing', async () => {
  const place = join(folder, 'copies')
  const copy = await copyInto(place, join(folder, 'talk.mp3'))
  expect(copy.bytes).toBe(SIZE)
  expect(copy.path).toMatch(/[0-9a-f-]{36}\.mp3$/)
  expect((await readFile(copy.path)).equals(bytes)).toBe(true)
  await expect(copyInto(place, join(folder, 'gone.mp3'))).rejects.toThrow('ENOENT')
  expect(await readdir(place)).toHaveLength(1)
})

test('a copy says how far it is, and leaves nothing when it is ended on the way', async () => {
  const place = join(folder, 'ended')
  const large = join(folder, 'large.mp3')
  await writeFile(large, randomBytes(3_500_000))
  const heard: number[] = []
  await copyInto(place, large, { onProgress: (done) => heard.push(done) })
  expect(heard).toEqual([1_048_576, 2_097_152, 3_145_728, 3_500_000])
  for (const file of await readdir(place)) await rm(join(place, file))
  const ending = new AbortController()
  const ended = copyInto(place, large, {
    signal: ending.signal,
    onProgress: () => ending.abort(),
  })
  await expect(ended).rejects.toMatchObject({ name: 'AbortError' })
  expect(await readdir(place)).toEqual([])
})

describe('the copies that the app keeps', () => {
  test('are listed with their time; what people have linked elsewhere is not, nor what is gone', async () => {
    const place = join(folder, 'kept')
    const known = knownMedia(join(folder, 'kept.json'))
    const made = await copyInto(place, join(folder, 'talk.mp3'))
    const mine = await known.add(made.path)
    await known.add(join(folder, 'talk.mp3'))
    await known.add(join(place, 'gone.mp3'))
    const [only, ...others] = await keptCopies(place, known).list()
    expect(others).toEqual([])
    expect(only?.handle).toBe(mine)
    expect(only?.at).toBeGreaterThan(0)
  })

  test('are deleted by their handle, and no file outside their folder ever is', async () => {
    const place = join(folder, 'deleted')
    const known = knownMedia(join(folder, 'deleted.json'))
    const mine = await known.add((await copyInto(place, join(folder, 'talk.mp3'))).path)
    const linked = await known.add(join(folder, 'talk.mp3'))
    const sly = await known.add(join(place, '..', 'talk.mp3'))
    await keptCopies(place, known).remove([mine, linked, sly, 'nobody'])
    expect(await readdir(place)).toEqual([])
    expect((await readFile(join(folder, 'talk.mp3'))).equals(bytes)).toBe(true)
    const next = knownMedia(join(folder, 'deleted.json'))
    expect(await next.pathOf(mine)).toBeUndefined()
    expect(await next.pathOf(linked)).toBe(join(folder, 'talk.mp3'))
  })

  test('that were cut short are swept away when the app starts, whole ones are not', async () => {
    const place = join(folder, 'swept')
    const copies = keptCopies(place, knownMedia(join(folder, 'swept.json')))
    await copies.sweep()
    const { path } = await copyInto(place, join(folder, 'talk.mp3'))
    await writeFile(join(place, 'half.mp3.part'), 'half')
    await copies.sweep()
    expect((await readdir(place)).map((name) => join(place, name))).toEqual([path])
  })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as policy from '#shared/ipc/policy'
import { serve } from '../../../scripts/serve.mjs'
import { hostilePaths } from '../../hostilePaths'

let base: string
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'veta-serve-'))
  const folder = join(base, 'renderer')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(base, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'index.html'), '<title>Veta</title>')
  await writeFile(join(folder, 'assets', 'index.js'), 'export {}')
  const replies = { '/.reply': (query: string, port: number) => `${query} ${port}` }
  server = await serve({ folder, policy, port: 0, replies })
})

afterAll(async () => {
  await server.close()
  await rm(base, { recursive: true })
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** What a browser sends that was let in. */
const cookie = () => `veta-${server.port}=${server.token}`

interface Asking {
  method?: string
  headers?: Record<string, string>
}

/** Sends the path as it is written; fetch would resolve its steps upward first. */
function ask(path: string, { method = 'GET', headers = {} }: Asking = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const sentHeaders = { host: `127.0.0.1:${server.port}`, cookie: cookie(), ...headers }
    const options = { host: '127.0.0.1', port: server.port, path, method, headers: sentHeaders }
    const sent = request(options, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (text: string) => (body += text))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      )
    })
    sent.on('error', reject).end()
  })
}

describe('the server of the browser edition', () => {
  test('answers the root with the page', async () => {
    const { status, headers, body } = await ask('/')
    expect([status, body]).toEqual([200, '<title>Veta</title>'])
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
  })

  test('gives scripts the type without which a browser does not run them', async () => {
    const { headers, body } = await ask('/assets/index.js?v=1')
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(body).toBe('export {}')
  })

  test.each([
    ['a page', '/', {}],
    ['a missing file', '/missing.js', {}],
    ['a wrong host', '/', { headers: { host: 'veta.example' } }],
    ['no token', '/', { headers: { cookie: '' } }],
    ['a wrong method', '/', { method: 'POST' }],
  ])('sends the policy with %s', async (_name, path, options) => {
    const { headers } = await ask(path, options)
    expect(headers['content-security-policy']).toBe(policy.contentSecurityPolicy)
    expect(headers).toMatchObject(policy.responseHeaders)
  })

  // A page whose name is pointed at this machine, once it is loaded, still calls itself by that name.
  test.each(['veta.example', '127.0.0.1', '127.0.0.1:1', '[::1]:41870', 'localhost', '0.0.0.0'])(
    'refuses the host “%s”, also to who knows the token',
    async (host) => {
      for (const path of ['/', `/?run=${server.token}`]) {
        const { status, headers, body } = await ask(path, { headers: { host } })
        expect(status).toBe(403)
        expect(headers['set-cookie']).toBeUndefined()
        expect(body).not.toContain('Veta')
      }
    },
  )

  test.each([
    { origin: 'https://veta.example' },
    { origin: 'http://127.0.0.1:1' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('refuses what another page asks: %o', async (headers) => {
    for (const path of ['/', '/assets/index.js', `/?run=${server.token}`, '/.reply?abc']) {
      expect((await ask(path, { headers: { ...headers } })).status).toBe(403)
    }
  })

  test('answers its own pages', async () => {
    const own = { origin: `http://127.0.0.1:${server.port}`, 'sec-fetch-site': 'same-origin' }
    expect((await ask('/assets/index.js', { headers: own })).status).toBe(200)
  })

  test.each(['', 'veta-1=a', 'other=1; veta=2'])(
    'gives nothing to who was not let in, and says why: “%s”',
    async (given) => {
      for (const path of ['/', '/assets/index.js', '/?run=', '/?run=a', '/missing.js']) {
        const { status, headers, body } = await ask(path, { headers: { cookie: given } })
        expect([status, headers['set-cookie']]).toEqual([403, undefined])
        expect(body).toContain('npm start')
      }
    },
  )

  test('lets in by the run’s token, which is kept from scripts and other sites', async () => {
    const { pathname, search } = new URL(server.entry)
    const { status, headers } = await ask(pathname + search, { headers: { cookie: '' } })
    expect([status, headers.location]).toEqual([303, '/'])
    expect(headers['set-cookie']).toEqual([`${cookie()}; HttpOnly; SameSite=Strict; Path=/`])
  })

  test('has another token in every run', async () => {
    const other = await serve({ folder: base, policy, port: 0 })
    await other.close()
    expect(other.token).not.toBe(server.token)
    expect(server.token.length).toBeGreaterThanOrEqual(43)
    const headers = { cookie: `veta-${server.port}=${other.token}` }
    expect((await ask('/', { headers })).status).toBe(403)
  })

  test('leads from localhost to the one address that the store belongs to', async () => {
    const headers = { host: `localhost:${server.port}` }
    const answer = await ask('/assets', { headers })
    const address = `http://127.0.0.1:${server.port}/`
    expect([answer.status, answer.headers.location]).toEqual([307, address])
  })

  test.each([...hostilePaths, '/missing.js'])('finds nothing at %s', async (path) => {
    const { status, body } = await ask(path)
    expect(status).toBe(404)
    expect(body).not.toContain('secret')
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('does not allow %s', async (method) => {
    const { status, headers } = await ask('/', { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  test('answers HEAD with the headers of GET and no body', async () => {
    const { status, headers, body } = await ask('/', { method: 'HEAD' })
    expect([status, headers['content-length'], body]).toEqual([200, '19', ''])
  })

  test('gives replies that come from no file the query and its own port', async () => {
    expect((await ask('/.reply?abc')).body).toBe(`abc ${server.port}`)
  })

  test('listens on the loopback address alone', async () => {
    expect(server.host).toBe('127.0.0.1')
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((one) => one.family === 'IPv4' && !one.internal)
    for (const { address } of others) {
      const reached = await new Promise((resolve) => {
        const socket = connect({ host: address, port: server.port, timeout: 1000 })
        socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
        socket.on('timeout', () => resolve(false)).on('close', () => socket.destroy())
      })
      expect(reached, address).toBe(false)
    }
  })

  test('says that a taken port is taken', async () => {
    const again = serve({ folder: base, policy, port: server.port })
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as policy from '#shared/ipc/policy'
import { serve } from '../../../scripts/serve.mjs'

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

/** Sends the path as it is written; fetch would resolve its steps upward first. */
function ask(path: string, { method = 'GET', host = `127.0.0.1:${server.port}` } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path, method, headers: { host } }
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
    ['a wrong host', '/', { host: 'veta.example' }],
    ['a wrong method', '/', { method: 'POST' }],
  ])('sends the policy with %s', async (_name, path, options) => {
    const { headers } = await ask(path, options)
    expect(headers['content-security-policy']).toBe(policy.contentSecurityPolicy)
    expect(headers).toMatchObject(policy.responseHeaders)
  })

  test.each(['veta.example', '127.0.0.1', '127.0.0.1:1', '[::1]:41870', 'localhost'])(
    'refuses the host “%s”',
    async (host) => {
      const { status, body } = await ask('/', { host })
      expect(status).toBe(403)
      expect(body).not.toContain('Veta')
    },
  )

  test('leads from localhost to the one address that the store belongs to', async () => {
    const { status, headers } = await ask('/assets', { host: `localhost:${server.port}` })
    expect([status, headers.location]).toEqual([307, `http://127.0.0.1:${server.port}/`])
  })

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/%00',
    '/%zz',
    '/assets',
    '/missing.js',
    '/constructor',
  ])('finds nothing at %s', async (path) => {
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

import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { expect, test } from '@playwright/test'
import * as policy from '#shared/ipc/policy'
import { browserArguments } from '../../scripts/browsers.mjs'
import { serve } from '../../scripts/serve.mjs'

const folder = join(import.meta.dirname, '../../out/renderer')

interface NetLog {
  constants: { logEventTypes: Record<string, number> }
  events: {
    type: number
    source: { id: number }
    params?: { url?: string; proxy_chain?: string }
  }[]
}

const ASKED = 'HTTP_STREAM_JOB_CONTROLLER'
const ROUTED = 'HTTP_STREAM_JOB_CONTROLLER_PROXY_SERVER_RESOLVED'

/** Every address that a browser asked for, with the proxy that it was to go through, by the browser's own log. */
async function askedBy(file: string): Promise<{ origin: string; proxy: string }[]> {
  const { constants, events } = JSON.parse(await readFile(file, 'utf8')) as NetLog
  const { [ASKED]: asked, [ROUTED]: routed } = constants.logEventTypes
  return events.flatMap(({ type, source, params }) => {
    if (type !== asked || params?.url === undefined) return []
    const route = events.find((other) => other.source.id === source.id && other.type === routed)
    return [{ origin: new URL(params.url).origin, proxy: route?.params?.proxy_chain ?? 'none' }]
  })
}

test('the browser of the browser edition is let in, and whatever else it asks ends at the app’s own server', async () => {
  const place = await mkdtemp(join(tmpdir(), 'veta-quiet-'))
  const log = join(place, 'net.json')
  let pieces = 0
  const insidePath = (path: string) => {
    pieces += 1
    return policy.insidePath(path)
  }
  const server = await serve({ folder, policy: { ...policy, insidePath }, port: 0 })
  const args = browserArguments(join(place, 'profile'), server.entry)
  const path = process.env['VETA_CHROMIUM'] ?? '/usr/bin/chromium'
  const testing = ['--headless', '--no-sandbox', '--remote-debugging-pipe', `--log-net-log=${log}`]
  const browser = spawn(path, [...args, ...testing], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise((resolve) => browser.once('close', resolve))
  try {
    // Pieces of the app come only to who was let in by the token.
    await expect.poll(() => pieces, { timeout: 60_000 }).toBeGreaterThan(3)
    // What a browser asks for itself it asks in its first seconds.
    await new Promise((resolve) => setTimeout(resolve, 4000))
  } finally {
    // Killed, it would leave half of its log.
    const steering = browser.stdio[3] as Writable
    steering.write(`${JSON.stringify({ id: 1, method: 'Browser.close' })}\0`)
    await ended
  }
  const asked = await askedBy(log)
  const own = `127.0.0.1:${server.port}`
  expect(asked).toContainEqual({ origin: `http://${own}`, proxy: '[direct://]' })
  const elsewhere = asked.filter(({ origin }) => origin !== `http://${own}`)
  expect(elsewhere.filter(({ proxy }) => proxy !== `[${own}]`)).toEqual([])
  await server.close()
  await rm(place, { recursive: true, force: true, maxRetries: 5 })
})

test('the server passes nothing on for who takes it for a proxy', async () => {
  const server = await serve({ folder, policy, port: 0 })
  const answerTo = (head: string) =>
    new Promise<string>((resolve) => {
      let answer = ''
      const socket = connect(server.port, '127.0.0.1', () => socket.write(`${head}\r\n\r\n`))
      socket.setEncoding('utf8')
      socket.on('data', (text: string) => (answer += text))
      socket.on('error', () => resolve(answer))
      socket.on('close', () => resolve(answer))
    })
  const plain = 'GET http://canary.invalid/ HTTP/1.1\r\nHost: canary.invalid\r\nConnection: close'
  expect(await answerTo(plain)).toMatch(/^HTTP\/1.1 403 /)
  const tunnel = 'CONNECT canary.invalid:443 HTTP/1.1\r\nHost: canary.invalid:443'
  expect(await answerTo(tunnel)).toBe('')
  await server.close()
})

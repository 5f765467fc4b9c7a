import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--password-store=basic',
  // What the browser asks of its maker for itself, which Electron has no part of.
  '--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints,AutofillServerCommunication,NetworkTimeServiceQuerying',
]

/** A Chromium that is steered over a pipe: messages are JSON, each ended by a zero byte. */
export class Chromium extends EventEmitter {
  #waiting = new Map()
  #last = 0
  #rest = ''

  constructor(executable, options) {
    super()
    this.setMaxListeners(0)
    this.process = spawn(executable, ['--remote-debugging-pipe', ...quiet, ...options], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    })
    const [, , errors, input, output] = this.process.stdio
    // Playwright looks for this line on the error stream of what it takes for Electron.
    errors.on('data', (chunk) => {
      for (const line of String(chunk).split('\n')) {
        if (line.startsWith('DevTools listening on')) process.stderr.write(`${line}\n`)
      }
    })
    input.on('error', () => this.emit('gone'))
    output.setEncoding('utf8')
    output.on('data', (chunk) => this.#hear(chunk))
    this.process.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The browser has ended'))
      this.#waiting.clear()
      this.emit('gone')
    })
  }

  #hear(chunk) {
    const messages = (this.#rest + chunk).split('\0')
    this.#rest = messages.pop()
    for (const text of messages) {
      const message = JSON.parse(text)
      const asked = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (asked && message.error)
        asked.reject(new Error(`${asked.method}: ${message.error.message}`))
      else if (asked) asked.resolve(message.result)
      else this.emit(`${message.sessionId ?? ''}/${message.method}`, message.params)
    }
  }

  ask(method, params = {}, sessionId) {
    const id = (this.#last += 1)
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method })
      this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }
}

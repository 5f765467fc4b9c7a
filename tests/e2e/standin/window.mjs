import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { guard } from './guard.mjs'
import { wire } from './wire.mjs'
import { preloadWorld, worldLine } from './worlds.mjs'

const WORLD = 'preload'
const BINDING = 'toMain'
const { pack, unpack } = wire()

/** The page of a window: a tab of the browser, with the compiled preload script in a world of its own. */
export class WebContents extends EventEmitter {
  #surroundings

  constructor(id, surroundings) {
    super()
    this.id = id
    this.#surroundings = surroundings
    this.url = ''
    this.session = surroundings.session
  }

  async open({ width, height, webPreferences = {} }) {
    const { browser, handlers, fromHttp, owner } = this.#surroundings
    const target = { url: 'about:blank', newWindow: true, width, height }
    this.targetId = (await browser.ask('Target.createTarget', target)).targetId
    const { sessionId } = await browser.ask('Target.attachToTarget', {
      targetId: this.targetId,
      flatten: true,
    })
    this.ask = (method, params) => browser.ask(method, params, sessionId)
    const hear = (event, listener) => browser.on(`${sessionId}/${event}`, listener)
    hear('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD) this.world = context.id
    })
    hear('Page.frameNavigated', ({ frame }) => {
      if (!frame.parentId) this.url = fromHttp(frame.url)
    })
    hear('Page.domContentEventFired', () => owner.emit('ready-to-show'))
    hear('Page.loadEventFired', () => this.emit('did-finish-load'))
    hear('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING) void this.#answer(handlers, JSON.parse(payload), executionContextId)
    })
    await this.ask('Page.enable')
    await this.ask('Runtime.enable')
    this.getLastWebPreferences = () => webPreferences
    await guard(this, { hear, ...this.#surroundings })
    await this.ask('Runtime.addBinding', { name: BINDING, executionContextName: WORLD })
    if (webPreferences.preload) await this.#install(readFileSync(webPreferences.preload, 'utf8'))
  }

  async #install(preload) {
    const channel = JSON.stringify(randomUUID())
    // Electron runs the preload script in no frame but the topmost.
    const inPage = `if (top === self) (${worldLine})(${channel}, 'page', 'preload')`
    const inPreload = `if (top === self) (${preloadWorld})(
      (${worldLine})(${channel}, 'preload', 'page'), (${wire})(), ${JSON.stringify(BINDING)},
      (require) => { const module = { exports: {} }; const exports = module.exports; ${preload}\n }
    )`
    const add = 'Page.addScriptToEvaluateOnNewDocument'
    await this.ask(add, { source: inPage })
    await this.ask(add, { source: inPreload, worldName: WORLD })
  }

  async #answer(handlers, { id, channel, args }, contextId) {
    const event = { sender: this, senderFrame: { url: this.url, parent: null } }
    let reply
    try {
      const handler = handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      reply = { value: pack(await handler(event, ...args.map(unpack))) }
    } catch (error) {
      reply = { failed: `Error invoking remote method '${channel}': ${error}` }
    }
    await this.#run(`fromMain.settle(${JSON.stringify(id)}, ${JSON.stringify(reply)})`, contextId)
  }

  /** A page that is gone hears nothing more, as in Electron. */
  async #run(expression, contextId = this.world) {
    try {
      await this.ask('Runtime.evaluate', { expression, contextId })
    } catch (error) {
      if (!this.#surroundings.owner.isDestroyed()) process.stderr.write(`stand-in: ${error}\n`)
    }
  }

  send(channel, ...args) {
    const list = JSON.stringify(args.map(pack))
    void this.#run(`fromMain.send(${JSON.stringify(channel)}, ${list})`)
  }

  async loadURL(url) {
    this.loading = url
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
    const { errorText } = await this.ask('Page.navigate', {
      url: this.#surroundings.toHttp(url),
    })
    this.loading = null
    if (errorText) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  getURL() {
    return this.url
  }

  setWindowOpenHandler(handler) {
    this.openHandler = handler
  }

  setWebRTCIPHandlingPolicy(policy) {
    this.getWebRTCIPHandlingPolicy = () => policy
  }
}

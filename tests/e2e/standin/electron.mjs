import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Chromium } from './chromium.mjs'
import { Session } from './session.mjs'
import { WebContents } from './window.mjs'

/*
 * The part of the `electron` module that the app's main process uses, on an installed Chromium.
 * What is not here fails loudly, as an import that does not exist.
 */

let settings
let browser
let port
let quitting = false
let lastId = 0
const windows = new Map()
const handlers = new Map()
const schemes = new Map()
const ready = Promise.withResolvers ? Promise.withResolvers() : deferred()

function deferred() {
  let resolve
  const promise = new Promise((done) => {
    resolve = done
  })
  return { promise, resolve }
}

/** A page of app://bundle is shown under http://bundle.app.localhost, which browsers also take for secure. */
const toHttp = (url) =>
  schemes.has(url.split(':')[0]) ? url.replace(/^(\w+):\/\/([^/]+)/, 'http://$2.$1.localhost') : url
const fromHttp = (url) => url.replace(/^http:\/\/([^/]+)\.(\w+)\.localhost(:\d+)?/, '$2://$1')

export const configure = (given) => {
  settings = given
}

class App extends EventEmitter {
  isReady = () => false
  whenReady = () => ready.promise
  getName = () => settings.name
  getLocale = () => settings.switches.get('lang') ?? 'en'
  getVersion = () => settings.version
  getAppPath = () => settings.root
  requestSingleInstanceLock = () => true
  commandLine = { appendSwitch() {}, hasSwitch: (name) => settings.switches.has(name) }
  getPath(name) {
    const userData =
      settings.switches.get('user-data-dir') ?? join(homedir(), '.config', settings.name)
    return name === 'userData' ? userData : join(homedir(), name)
  }
  quit() {
    if (quitting) return
    quitting = true
    this.emit('before-quit', { preventDefault() {} })
    for (const window of windows.values()) window.emit('close', { preventDefault() {} })
    let waits = false
    this.emit('will-quit', { preventDefault: () => (waits = true) })
    // Whoever holds the end up asks for it again.
    if (waits) quitting = false
    else void this.exit()
  }
  async exit(code = 0) {
    quitting = true
    this.emit('quit')
    if (browser) {
      // The browser says yes before it has written what the page stored; only its end means that it has.
      const gone = new Promise((resolve) => browser.once('gone', resolve))
      const late = new Promise((resolve) => setTimeout(resolve, 10_000))
      browser.ask('Browser.close').catch(() => {})
      await Promise.race([gone, late])
    }
    process.exit(code)
  }
}

export const app = new App()

export class BrowserWindow extends EventEmitter {
  static getAllWindows = () => [...windows.values()]
  static fromWebContents = (contents) =>
    BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  #bounds
  #destroyed = false

  constructor(options) {
    super()
    this.id = lastId += 1
    this.title = options.title
    browser ??= launch()
    this.#bounds = { x: 0, y: 0, width: options.width, height: options.height }
    const surroundings = { browser, handlers, fromHttp, owner: this, toHttp, session: ownSession }
    this.webContents = new WebContents(this.id, surroundings)
    windows.set(this.id, this)
    this.opened = this.webContents.open(options)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }
  async loadURL(url) {
    await this.opened
    await this.webContents.loadURL(url)
  }
  /** The tab is gone, whoever closed it. */
  ended() {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.delete(this.id)
    this.emit('closed')
    if (windows.size === 0 && !quitting) app.emit('window-all-closed')
  }
  close() {
    this.emit('close', { preventDefault() {} })
    void browser.ask('Target.closeTarget', { targetId: this.webContents.targetId })
    this.ended()
  }
  isDestroyed = () => this.#destroyed
  getBounds = () => this.#bounds
  getTitle = () => this.title
  setTitle(title) {
    this.title = title
  }
  show() {}
  focus() {}
  isMinimized = () => false
  restore() {}
}

export const webContents = {
  fromDevToolsTargetId: (targetId) =>
    BrowserWindow.getAllWindows().find((window) => window.webContents.targetId === targetId)
      ?.webContents,
}

export const ipcMain = Object.assign(new EventEmitter(), {
  /** Electron has its handlers under this name too: tests call them as pages would that are not the app's. */
  _invokeHandlers: handlers,
  handle: (channel, handler) => {
    if (handlers.has(channel)) throw new Error(`Second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
})

/** Nobody sits before these dialogs: a test answers by putting a function in their place. */
export const dialog = {
  showErrorBox: (title, content) => process.stderr.write(`${title}\n${content}\n`),
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
}

let applicationMenu = null
export class Menu {
  items = []
  static buildFromTemplate(template) {
    const menu = new Menu()
    menu.items = template.map((item) => ({
      ...item,
      submenu: item.submenu && Menu.buildFromTemplate(item.submenu),
    }))
    return menu
  }
  static setApplicationMenu(menu) {
    applicationMenu = menu
  }
  static getApplicationMenu = () => applicationMenu
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

export const protocol = {
  registerSchemesAsPrivileged() {},
  handle: (scheme, handler) => schemes.set(scheme, handler),
}

const ownSession = Object.assign(new Session(protocol), {
  clearStorageData: async () => {
    const [{ webContents: page }] = BrowserWindow.getAllWindows()
    const { origin } = new URL(toHttp(page.url))
    await page.ask('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  },
})
Object.defineProperty(ownSession, 'storagePath', {
  get: () => join(app.getPath('userData'), 'chromium', 'Default'),
})
export const session = { defaultSession: ownSession }
export const net = {
  /** Only for the schemes of the app: Node's own fetch would not go through the browser's network. */
  fetch: (url, options) => {
    const handler = schemes.get(new URL(url).protocol.slice(0, -1))
    if (!handler) throw new Error(`The stand-in fetches nothing like ${url}`)
    return handler(new Request(url, options))
  },
}
export const shell = { openExternal: async () => {} }
export const screen = {
  getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
}

export default {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  net,
  protocol,
  screen,
  session,
  shell,
  webContents,
}

/** Hands what the browser asks of the app's own scheme to the handler that main has registered. */
async function serve(request, response) {
  try {
    const url = fromHttp(`http://${request.headers.host}${request.url}`)
    const handler = schemes.get(new URL(url).protocol.slice(0, -1))
    if (!handler) throw new Error(`No handler for ${url}`)
    // Of the headers, main heeds only the one that asks for a part of a recording.
    const { range } = request.headers
    const headers = range === undefined ? {} : { range }
    const answer = await handler(new Request(url, { method: request.method, headers }))
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  } catch (error) {
    process.stderr.write(`stand-in: ${error}\n`)
    response.writeHead(500).end()
  }
}

/** A page opened another one. What its window says of that comes first in Electron; here the page is closed again. */
async function closeStray({ type, targetId }) {
  const all = BrowserWindow.getAllWindows()
  await Promise.all(all.map((window) => window.opened))
  const contents = BrowserWindow.getAllWindows().map((window) => window.webContents)
  if (type !== 'page' || contents.some((one) => one.targetId === targetId)) return
  if (!contents.some((one) => one.deniesOpening)) return
  try {
    // Whoever steers the app lets new pages wait for them, in the thread of the page that opened them.
    const { sessionId } = await browser.ask('Target.attachToTarget', { targetId, flatten: true })
    await browser.ask('Runtime.runIfWaitingForDebugger', {}, sessionId)
    await browser.ask('Target.closeTarget', { targetId })
  } catch (error) {
    if (!/No target|closed|Session with given id/.test(error.message)) throw error
  }
}

/** Only with the first window: a main process that finds that it must not run has touched no profile. */
function launch() {
  const profile = app.getPath('userData')
  const launched = new Chromium(process.env.VETA_CHROMIUM ?? '/usr/bin/chromium', [
    `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${port}`,
    `--user-data-dir=${join(profile, 'chromium')}`,
    ...(settings.switches.has('remote-debugging-port') ? ['--remote-debugging-port=0'] : []),
    ...['lang', 'proxy-server', 'proxy-bypass-list']
      .filter((name) => settings.switches.has(name))
      .map((name) => `--${name}=${settings.switches.get(name)}`),
  ])
  launched.on('gone', () => !quitting && process.exit(0))
  launched.on('/Target.targetDestroyed', ({ targetId }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.targetId === targetId) window.ended()
    }
  })
  launched.on('/Target.targetCreated', ({ targetInfo }) => void closeStray(targetInfo))
  launched.ask('Target.setDiscoverTargets', { discover: true }).catch(() => {})
  return launched
}

export async function start() {
  const server = createServer((request, response) => void serve(request, response))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = server.address().port
  mkdirSync(app.getPath('userData'), { recursive: true })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.quit())
  ready.resolve({})
  app.emit('ready', {})
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ElectronApplication } from '@playwright/test'
import { isElectron } from './veta'

/** What an installed Chromium asks for itself whatever it is told; no page asks it, and Electron never does. */
const ofChromium = /(\/\/| )(update\.googleapis|accounts\.google)\.com[:/]/

/** A proxy that writes down what it is asked for and passes nothing on. */
export async function startRecorder() {
  const seen: string[] = []
  const note = (asked: string) => {
    if (isElectron || !ofChromium.test(asked)) seen.push(asked)
  }
  const server = createServer((request, response) => {
    note(`${request.method} ${request.url}`)
    response.end('recorded')
  })
  server.on('connect', ({ url }, socket) => {
    note(`CONNECT ${url}`)
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    seen,
    address: `http://127.0.0.1:${port}/`,
    /** Sends everything through the recorder, this computer's own addresses too, but for the pages of the stand-in. */
    switches: [
      `--proxy-server=http://127.0.0.1:${port}`,
      '--proxy-bypass-list=<-loopback>;*.app.localhost',
    ],
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Writes down every connection that the main process itself makes, which no browser's proxy would see. */
export async function recordMain(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(() => {
    const dialled: string[] = []
    Object.assign(globalThis, { dialled })
    const { Socket } = process.getBuiltinModule('node:net')
    const dns = process.getBuiltinModule('node:dns')
    const { connect } = Socket.prototype
    Socket.prototype.connect = function (this: unknown, ...args: unknown[]) {
      dialled.push(`socket ${JSON.stringify(args[0])}`)
      return (connect as (...given: unknown[]) => typeof this).apply(this, args)
    } as typeof connect
    const { lookup } = dns
    Object.assign(dns, {
      lookup: (...args: unknown[]) => {
        dialled.push(`name ${String(args[0])}`)
        return (lookup as (...given: unknown[]) => unknown)(...args)
      },
    })
  })
  return () => app.evaluate(() => (globalThis as unknown as { dialled: string[] }).dialled)
}

/** Lets the app load an address as if nothing forbade it, or as it is. Answers when that has ended. */
export const tryToLoad = (app: ElectronApplication, address: string, { forbidden = true } = {}) =>
  app.evaluate(
    async ({ BrowserWindow, session }, [url, isForbidden]) => {
      if (!isForbidden) session.defaultSession.webRequest.onBeforeRequest(null)
      const window = new BrowserWindow({ show: false, width: 400, height: 300 })
      const outcome = await window.loadURL(url as string).then(
        () => 'loaded',
        () => 'failed',
      )
      window.close()
      return outcome
    },
    [address, forbidden] as const,
  )

import { app, session, shell, type WebContents } from 'electron'
import { outsideAddress } from './outside'
import { ORIGIN } from './protocol'

/** Whether an address is a page of the app itself. */
export const isOwnPage = (url: string): boolean => url === ORIGIN || url.startsWith(`${ORIGIN}/`)

/** Whether a request stays in this process: pieces of the app, what a page itself has made, and the inspector. */
const staysInside = (url: string): boolean =>
  isOwnPage(url) || ['blob:', 'data:', 'devtools:'].some((scheme) => url.startsWith(scheme))

function confine(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (!isOwnPage(url)) event.preventDefault()
  })
  contents.on('will-redirect', (event, url) => {
    if (!isOwnPage(url)) event.preventDefault()
  })
  // The app has no frames, so none may go anywhere.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const address = outsideAddress(url)
    if (address !== null) void shell.openExternal(address)
    return { action: 'deny' }
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Every page stays in the app, every permission is denied, and nothing is asked of any network. */
export function lockDown(): void {
  const own = session.defaultSession
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.setSpellCheckerLanguages([])
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysInside(url) }))
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

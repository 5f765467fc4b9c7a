const eventFor = (details) => ({
  ...details,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true
  },
})

/** Asks the app about where its page goes, what it opens and what it fetches, as Electron does. */
export async function guard(contents, { browser, hear, fromHttp, session }) {
  /** Says to the app where a frame is going. Answers whether it may. */
  const mayGo = ({ url, isMainFrame, isRedirect }) => {
    const event = eventFor({ url, isMainFrame })
    if (isRedirect) contents.emit('will-redirect', event, url, false, isMainFrame)
    // What the app loads by itself is no navigation of the page.
    else if (url !== contents.loading) {
      contents.emit('will-frame-navigate', event)
      if (isMainFrame) contents.emit('will-navigate', event, url)
    }
    return !event.defaultPrevented
  }
  hear('Fetch.requestPaused', async ({ requestId, request, frameId, resourceType, ...rest }) => {
    const url = fromHttp(request.url)
    const isMainFrame = frameId === contents.targetId
    const isRedirect = rest.redirectedRequestId !== undefined
    const may = resourceType !== 'Document' || mayGo({ url, isMainFrame, isRedirect })
    const lets = may && (await session.lets({ url, method: request.method, resourceType }))
    if (lets) await contents.ask('Fetch.continueRequest', { requestId })
    else {
      const errorReason = may ? 'BlockedByClient' : 'Aborted'
      await contents.ask('Fetch.failRequest', { requestId, errorReason })
    }
  })
  hear('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    const details = { url, frameName: windowName, features: windowFeatures.join(',') }
    const { action } = contents.openHandler?.(details) ?? { action: 'allow' }
    contents.deniesOpening = action === 'deny'
  })
  await contents.ask('Fetch.enable', {
    // Pieces of the app come over http here: stopping each of them for a word from main would only slow the tests.
    patterns: [{ urlPattern: '*', resourceType: 'Document' }, { urlPattern: 'https://*' }],
  })
  await session.applyPermissions(browser, contents)
}

import { expect, test } from '@playwright/test'
import { requestNames } from '#shared/ipc/contract'
import { contentSecurityPolicy } from '#shared/ipc/policy'
import { hostilePaths } from '../hostilePaths'
import { sharedApp } from './sharedApp'

/*
 * The points of Electron's security checklist that take a running app. Those about what main lets in are in
 * securityOfRequests.spec.ts, the fuses in tests/unit/package, the version of Electron in the lock file.
 */

const veta = sharedApp()

const forbidden = ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname']

test('1, 18: everything comes from the own secure scheme, and no document is a file', async () => {
  const { app, page } = veta()
  expect(await app.evaluate(({ webContents }) => typeof webContents)).not.toBe('undefined')
  const seen = await page.evaluate(() => ({
    isSecure: isSecureContext,
    protocol: location.protocol,
    loaded: performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin),
    origin: location.origin,
  }))
  expect(seen.isSecure).toBe(true)
  expect(seen.protocol).not.toBe('file:')
  expect(new Set(seen.loaded)).toEqual(new Set([seen.origin]))
  const address = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  )
  expect(address).toEqual(['app://bundle/index.html'])
  const opened = await page.evaluate(async (elsewhere) => {
    const results = await Promise.allSettled([fetch('file:///etc/passwd'), import(elsewhere)])
    return results.map(({ status }) => status)
  }, 'file:///a.js')
  expect(opened).toEqual(['rejected', 'rejected'])
})

test('2: no frame and no worker has anything of Node', async () => {
  const { page } = veta()
  const inPage = await page.evaluate((names) => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const nested = document.createElement('iframe')
    nested.srcdoc = '<p></p>'
    document.body.append(nested)
    const worlds: object[] = [window, frame.contentWindow!, nested.contentWindow!]
    const found = worlds.map((world) => names.filter((name) => name in world))
    const bridges = worlds.map((world) => 'veta' in world)
    frame.remove()
    nested.remove()
    return { found, bridges }
  }, forbidden)
  expect(inPage).toEqual({ found: [[], [], []], bridges: [true, false, false] })
  await page.getByRole('button', { name: 'Open the sample study' }).click()
  await expect(page.getByRole('navigation', { name: 'Parts of the project' })).toBeVisible()
  await expect.poll(() => page.workers().length).toBeGreaterThan(0)
  for (const worker of page.workers()) {
    const inWorker = (names: string[]) => names.filter((name) => name in globalThis)
    expect(await worker.evaluate(inWorker, forbidden)).toEqual([])
  }
  await page.getByRole('button', { name: 'All projects', exact: true }).click()
})

test('3, 4, 6, 8, 9, 10, 11: the preferences of every window are the strict ones', async () => {
  const all = await veta().app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const { getLastWebPreferences } = webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>
      }
      return getLastWebPreferences.call(webContents)
    }),
  )
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  })
  expect(all[0]!['enableBlinkFeatures'] ?? '').toBe('')
})

test('5: a page gets no permission, whatever it asks for', async () => {
  const { page } = veta()
  const answers = await page.evaluate(async () => {
    const states: string[] = []
    const asked = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']
    for (const name of [...asked, 'persistent-storage', 'local-fonts', 'window-management']) {
      const { state } = await navigator.permissions.query({ name: name as PermissionName })
      states.push(`${name} ${state}`)
    }
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'given',
        () => 'refused',
      )
    return {
      given: states.filter((state) => !state.endsWith(' denied')),
      asked: states.length,
      media: await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await outcome(navigator.mediaDevices.getDisplayMedia()),
      place: await outcome(
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, reject)
        }),
      ),
      notice: await Notification.requestPermission(),
      clipboard: await outcome(navigator.clipboard.readText()),
    }
  })
  expect(answers).toEqual({
    given: [],
    asked: 9,
    media: 'refused',
    screen: 'refused',
    place: 'refused',
    notice: 'denied',
    clipboard: 'refused',
  })
})

test('7: the policy is in the header, and stops script, eval, image, connection, style, frame and worker', async () => {
  const { app, page } = veta()
  const headers = await app.evaluate(async ({ net }) => {
    const answers = await Promise.all(
      ['/index.html', '/missing.js', '/%2e%2e/x'].map((path) => net.fetch(`app://bundle${path}`)),
    )
    return answers.map((answer) => answer.headers.get('content-security-policy'))
  })
  expect(headers).toEqual([contentSecurityPolicy, contentSecurityPolicy, contentSecurityPolicy])
  const { planted, evaluated, violated, connected } = await page.evaluate(async () => {
    const violated = new Set<string>()
    const note = (event: SecurityPolicyViolationEvent) => violated.add(event.effectiveDirective)
    document.addEventListener('securitypolicyviolation', note)
    const add = (name: string, values: Record<string, string>) => {
      const element = Object.assign(document.createElement(name), values)
      document.body.append(element)
      return element
    }
    const added = [
      add('script', { textContent: 'globalThis.planted = true' }),
      add('script', { src: 'https://planted.invalid/a.js' }),
      add('img', { src: 'https://planted.invalid/a.png' }),
      add('style', { textContent: 'body { display: none }' }),
      add('iframe', { src: 'https://planted.invalid/' }),
      add('object', { data: 'https://planted.invalid/a.swf' }),
      add('audio', { src: 'https://planted.invalid/a.mp3' }),
    ]
    const handler = document.createElement('div')
    handler.setAttribute('onclick', 'globalThis.planted = true')
    handler.click()
    const evaluate = () =>
      [
        // oxlint-disable-next-line no-eval -- it is what must not work
        () => (0, eval)('1'),
        () => new Function('return 1')() as unknown,
        () => setTimeout('globalThis.planted = true' as unknown as () => void),
      ].map((run) => {
        try {
          run()
          return 'ran'
        } catch (error) {
          return (error as Error).name
        }
      })
    // Whoever steers the page may evaluate; what the page itself does later may not.
    const evaluated = await new Promise<string[]>((resolve) => {
      setTimeout(() => resolve(evaluate()))
    })
    const connected = await Promise.allSettled([
      fetch('https://planted.invalid/'),
      fetch('http://127.0.0.1:9/'),
      new Promise((resolve, reject) => {
        const socket = new WebSocket('wss://planted.invalid/')
        socket.addEventListener('open', resolve)
        socket.addEventListener('error', reject)
      }),
    ])
    const sent = navigator.sendBeacon('https://planted.invalid/', 'words')
    try {
      new Worker('data:text/javascript,0').addEventListener('error', () => {})
    } catch {
      violated.add('worker-src')
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
    document.removeEventListener('securitypolicyviolation', note)
    for (const element of added) element.remove()
    return {
      planted: 'planted' in globalThis,
      evaluated,
      violated: [...violated],
      connected: connected.map(({ status }) => status),
      sent,
    }
  })
  expect(planted).toBe(false)
  // A timer given text says nothing; that `planted` is not there says that it did not run.
  expect(evaluated.slice(0, 2)).toEqual(['EvalError', 'EvalError'])
  expect(connected).toEqual(['rejected', 'rejected', 'rejected'])
  const directives = ['script-src-elem', 'script-src', 'script-src-attr', 'img-src', 'connect-src']
  directives.push('style-src-elem', 'frame-src', 'object-src', 'media-src', 'worker-src')
  expect(violated).toEqual(expect.arrayContaining(directives))
})

test('12: no webview can be attached', async () => {
  const isPrevented = await veta().app.evaluate(({ BrowserWindow }) => {
    const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) }
    const [window] = BrowserWindow.getAllWindows()
    ;(window!.webContents as unknown as NodeJS.EventEmitter).emit('will-attach-webview', event)
    return event.isPrevented
  })
  expect(isPrevented).toBe(true)
})

test('13: the page can be led nowhere, by itself, by a redirect or in a frame', async () => {
  const { app, page } = veta()
  const outside = [
    'https://planted.invalid/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'data:text/html,planted',
    'app://elsewhere/index.html',
    'app://bundle.planted.invalid/',
    'app://bundle@planted.invalid/',
    'javascript:1',
    'about:blank',
  ]
  const allowed = await app.evaluate(({ BrowserWindow }, addresses) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as NodeJS.EventEmitter
    const asks = (name: string, url: string, isMainFrame: boolean) => {
      const event = { url, isMainFrame, isPrevented: false, preventDefault: () => {} }
      event.preventDefault = () => (event.isPrevented = true)
      contents.emit(name, event, url, false, isMainFrame)
      return event.isPrevented ? [] : [`${name} ${url}`]
    }
    const own = 'app://bundle/index.html'
    return [
      ...[own, ...addresses].flatMap((url) => [
        ...asks('will-navigate', url, true),
        ...asks('will-redirect', url, true),
        ...asks('will-frame-navigate', url, true),
      ]),
      ...asks('will-frame-navigate', own, false),
    ]
  }, outside)
  const own = 'app://bundle/index.html'
  expect(allowed).toEqual([
    `will-navigate ${own}`,
    `will-redirect ${own}`,
    `will-frame-navigate ${own}`,
  ])
  const before = page.url()
  for (const address of outside.slice(0, 4)) {
    await page.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: to })
      document.body.append(link)
      link.click()
      link.remove()
    }, address)
  }
  await page.waitForTimeout(300)
  expect(page.url()).toBe(before)
  await expect(page.getByRole('button', { name: 'Open the sample study' })).toBeVisible()
})

test('14, 15: no window is opened, and only https: and mailto: go to other programs', async () => {
  const { app, page } = veta()
  await app.evaluate(({ shell }) => {
    const handedOver: string[] = []
    Object.assign(globalThis, { handedOver })
    shell.openExternal = async (address) => void handedOver.push(address)
  })
  const vectors = [
    'https://planted.invalid/a',
    'mailto:somebody@planted.invalid',
    'http://planted.invalid/',
    'about:blank',
    'app://bundle/index.html',
    'ms-msdt:/id',
    'smb://planted.invalid/a',
    'https://user:secret@planted.invalid/',
  ]
  for (const address of vectors) await page.evaluate((to) => void window.open(to), address)
  const handedOver = () =>
    app.evaluate(() => (globalThis as unknown as { handedOver: string[] }).handedOver)
  await expect
    .poll(handedOver)
    .toEqual(['https://planted.invalid/a', 'mailto:somebody@planted.invalid'])
  await expect.poll(() => app.windows().length).toBe(1)
  expect(await handedOver()).toHaveLength(2)
})

test('18: the own scheme gives nothing but pieces of the app', async () => {
  const { app } = veta()
  const ask = (addresses: string[], method = 'GET') =>
    app.evaluate(
      async ({ net }, [given, how]) => {
        const answers: string[] = []
        for (const address of given as string[]) {
          try {
            const answer = await net.fetch(address, { method: how as string })
            if (answer.ok) answers.push(`${address} ${(await answer.text()).slice(0, 40)}`)
          } catch {
            // An address that can't even be asked for gives nothing either.
            continue
          }
        }
        return answers
      },
      [addresses, method] as const,
    )
  expect(await ask(['app://bundle/index.html'])).toHaveLength(1)
  expect(hostilePaths.length).toBeGreaterThanOrEqual(30)
  const targets = ['/../main/index.js', '/%2e%2e/main/index.js', '/..%2fpreload%2findex.cjs']
  const hostile = [...hostilePaths, ...targets].map((path) => `app://bundle${path}`)
  expect(await ask(hostile)).toEqual([])
  const hosts = ['elsewhere', 'bundle.planted.invalid', 'bundle:80', 'user@elsewhere', '127.0.0.1']
  expect(await ask(hosts.map((host) => `app://${host}/index.html`))).toEqual([])
  expect(await ask(['app://bundle/media/..%2f..%2fetc%2fpasswd'])).toEqual([])
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    expect(await ask(['app://bundle/index.html'], method), method).toEqual([])
  }
})

test('20: the page finds exactly the bridge of the contract, frozen, and no piece of Electron', async () => {
  const bridge = await veta().page.evaluate(() => {
    const { veta } = globalThis as unknown as { veta: Record<string, unknown> }
    return {
      names: Object.keys(veta),
      others: Object.entries(veta)
        .filter(([, value]) => typeof value !== 'function')
        .map(([name, value]) => `${name} ${String(value)}`),
      isFrozen: Object.isFrozen(veta),
      electron: ['electron', 'ipcRenderer', 'electronAPI'].filter((name) => name in globalThis),
    }
  })
  const listening = ['onCopying', 'onFile', 'onMenu', 'onVaultTrouble']
  expect(bridge.names.toSorted()).toEqual([...requestNames, ...listening, 'edition'].toSorted())
  expect(bridge.others).toEqual(['edition desktop'])
  expect(bridge.isFrozen).toBe(true)
  expect(bridge.electron).toEqual([])
})

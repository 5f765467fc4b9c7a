import { expect, test } from '@playwright/test'
import { channelOf, requestNames } from '#shared/ipc/contract'
import { wellFormed } from '../wellFormed'
import { sharedApp } from './sharedApp'

/*
 * Points 15 and 17 of the checklist: who may ask main, and what. The handlers are called in the running main process
 * as a page would call them that is not the app's; every request of the contract is tried, also those still to come.
 */

const veta = sharedApp()

interface Call {
  channel: string
  payload: unknown
  /** The address of the frame that asks; null for one that is gone. */
  url: string | null
  isChild?: boolean
  isStranger?: boolean
}

const own = 'app://bundle/index.html'

/** What main answers to calls, as far as it refuses them. */
const answersTo = (calls: Call[]) =>
  veta().app.evaluate(async ({ ipcMain, BrowserWindow }, given) => {
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (event: unknown, payload: unknown) => Promise<unknown>>
    }
    const [window] = BrowserWindow.getAllWindows()
    const answers: string[] = []
    for (const { channel, payload, url, isChild, isStranger } of given as Call[]) {
      const senderFrame =
        url === null ? null : { url, parent: isChild ? { url, parent: null } : null }
      const sender = isStranger ? {} : window!.webContents
      try {
        await handlers.get(channel)!({ sender, senderFrame }, payload)
        answers.push('answered')
      } catch (error) {
        answers.push((error as Error).message)
      }
    }
    return answers
  }, calls)

const each = (who: Omit<Call, 'channel' | 'payload'>): Call[] =>
  requestNames.map((name) => ({
    channel: channelOf(name),
    // Bytes do not survive the way into main, and nobody who is refused is asked what they brought.
    payload: JSON.parse(JSON.stringify(wellFormed[name])) as unknown,
    ...who,
  }))

const refused = (message: string, calls: Call[]) => calls.map(() => message)
const STRANGER = 'Refused: not asked by the app itself'

test('the app itself is answered', async () => {
  const payload = { title: 'Veta' }
  expect(await answersTo([{ channel: channelOf('setWindow'), payload, url: own }])).toEqual([
    'answered',
  ])
})

test('17: every request has a handler, and there is no other', async () => {
  const channels = await veta().app.evaluate(({ ipcMain }) => {
    const { _invokeHandlers } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> }
    return [..._invokeHandlers.keys()]
  })
  expect(channels.toSorted()).toEqual(requestNames.map(channelOf).toSorted())
})

for (const origin of [
  'https://planted.invalid/',
  'http://127.0.0.1:41870/',
  'file:///index.html',
  'about:blank',
  'about:srcdoc',
  'data:text/html,planted',
  'blob:app://bundle/1',
  'app://elsewhere/index.html',
  'app://bundle.planted.invalid/',
  'app://bundle@planted.invalid/',
  'app://bundle:80/',
  '',
]) {
  test(`17: no request of the origin “${origin}” is answered`, async () => {
    const calls = each({ url: origin })
    expect(await answersTo(calls)).toEqual(refused(STRANGER, calls))
  })
}

test('17: no request of a child frame is answered, of the own origin neither', async () => {
  const calls = each({ url: own, isChild: true })
  expect(await answersTo(calls)).toEqual(refused(STRANGER, calls))
})

test('17: no request without a frame, or of a page that has no window, is answered', async () => {
  const calls = [...each({ url: null }), ...each({ url: own, isStranger: true })]
  expect(await answersTo(calls)).toEqual(refused(STRANGER, calls))
})

test('17: no malformed payload reaches a handler', async () => {
  const calls: Call[] = []
  const messages: string[] = []
  const add = (name: (typeof requestNames)[number], payload: unknown) => {
    calls.push({ channel: channelOf(name), payload, url: own })
    messages.push(`Refused: malformed request ${name}`)
  }
  for (const name of requestNames) {
    for (const payload of [undefined, null, 7, 'text', true]) add(name, payload)
    for (const field of Object.keys(wellFormed[name])) {
      const { [field as never]: _, ...rest } = wellFormed[name]
      add(name, rest)
      add(name, { ...rest, [field]: 7.5 })
    }
  }
  expect(await answersTo(calls)).toEqual(messages)
})

test('a handle that nobody was given opens nothing', async () => {
  const handle = wellFormed.readFile.handle
  const calls = ['/etc/passwd', '../../etc/passwd', '__proto__', handle].map((given) => ({
    channel: channelOf('keepMedia'),
    payload: { handle: given, job: handle },
    url: own,
  }))
  const unknown = 'This recording was not chosen on this computer'
  expect(await answersTo(calls)).toEqual(calls.map(() => unknown))
  expect(
    await answersTo([{ channel: channelOf('readFile'), payload: { handle }, url: own }]),
  ).toEqual(['This file was not chosen in a dialog'])
})

test('a suggested name is a name: it leads the dialog into no other folder', async () => {
  const { app, page } = veta()
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async (...given: unknown[]) => {
      Object.assign(globalThis, {
        suggested: (given.at(-1) as { defaultPath: string }).defaultPath,
      })
      return { canceled: true, filePath: '' }
    }
  })
  await page.evaluate(async () => {
    const { veta } = globalThis as unknown as {
      veta: { saveFile: (args: unknown) => Promise<unknown> }
    }
    await veta.saveFile({ suggestedName: '../../etc\\C:/pumps.veta', bytes: new Uint8Array([1]) })
  })
  const suggested = await app.evaluate(
    () => (globalThis as unknown as { suggested: string }).suggested,
  )
  expect(suggested).not.toMatch(/[\\/:]/)
})

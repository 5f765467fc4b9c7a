import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import * as v from 'valibot'
import {
  channelOf,
  requestNames,
  requests,
  type FileHandle,
  type RequestArgs,
  type RequestName,
  type RequestResults,
} from '#shared/ipc/contract'
import { createTranslator, type Translate } from '#shared/messages/translate'
import { openFiles, readChosen, saveFile, writeChosen } from './files'
import {
  chooseMedia,
  deleteCopies,
  endCopy,
  findMedia,
  keepMedia,
  listCopies,
} from './media/requests'
import { setMenu } from './menu'
import { isOwnPage } from './security'
import { putStoreAside } from './store'
import { vaultHandlers } from './vault/requests'
import type { Vault } from './vault/vault'

type Handlers = {
  [N in RequestName]: (
    args: RequestArgs<N>,
    window: BrowserWindow,
  ) => Promise<RequestResults[N]> | RequestResults[N]
}

/** The window that asks: its top page must be the app's own. Throws for anybody else. */
export function trustedWindow(event: IpcMainInvokeEvent): BrowserWindow {
  const frame = event.senderFrame
  const window = BrowserWindow.fromWebContents(event.sender)
  if (!frame || !window || !isOwnPage(frame.url) || frame.parent) {
    throw new Error('Refused: not asked by the app itself')
  }
  return window
}

/** Answers the window's requests; every one is checked for who asks and for what is asked. */
export function answerRequests(pendingFiles: () => Promise<FileHandle[]>, vault: Vault): void {
  let t: Translate = createTranslator('en')
  const handlers: Handlers = {
    openFiles: (args, window) => openFiles(window, args, t),
    readFile: readChosen,
    saveFile: (args, window) => saveFile(window, args),
    writeFile: writeChosen,
    chooseMedia: (_args, window) => chooseMedia(window, t),
    findMedia,
    keepMedia,
    endCopy,
    listCopies,
    deleteCopies,
    ...vaultHandlers(vault),
    putStoreAside: (_args, window) => putStoreAside(window.webContents.session),
    setWindow: ({ title }, window) => {
      window.setTitle(title)
      return null
    },
    setMenu: ({ locale, accelerators }, window) => {
      t = createTranslator(locale)
      setMenu(window, t, accelerators)
      return null
    },
    pendingFiles,
  }
  const answer = <N extends RequestName>(name: N) =>
    ipcMain.handle(channelOf(name), (event, payload: unknown) => {
      const window = trustedWindow(event)
      const parsed = v.safeParse(requests[name], payload)
      if (!parsed.success) throw new Error(`Refused: malformed request ${name}`)
      return handlers[name](parsed.output as RequestArgs<N>, window)
    })
  for (const name of requestNames) answer(name)
}

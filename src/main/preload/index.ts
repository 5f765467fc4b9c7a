import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import {
  channelOf,
  COPYING_CHANNEL,
  FILES_CHANNEL,
  MENU_CHANNEL,
  requestNames,
  VAULT_CHANNEL,
  type Bridge,
  type Copying,
  type MenuCommand,
  type VaultTrouble,
} from '#shared/ipc/contract'

const asking = Object.fromEntries(
  requestNames.map((name) => [name, (args: unknown) => ipcRenderer.invoke(channelOf(name), args)]),
) as Pick<Bridge, (typeof requestNames)[number]>

/** Lets the page hear what main says on a channel. Returns what ends that. */
const hearing =
  <T>(channel: string) =>
  (listener: (said: T) => void) => {
    const hear = (_event: IpcRendererEvent, said: T) => listener(said)
    ipcRenderer.on(channel, hear)
    return () => ipcRenderer.removeListener(channel, hear)
  }

const bridge: Bridge = {
  ...asking,
  onMenu: hearing<MenuCommand>(MENU_CHANNEL),
  onCopying: hearing<Copying>(COPYING_CHANNEL),
  onFile: hearing(FILES_CHANNEL),
  onVaultTrouble: hearing<VaultTrouble & { uuid: string }>(VAULT_CHANNEL),
  edition: 'desktop',
}

contextBridge.exposeInMainWorld('veta', bridge)

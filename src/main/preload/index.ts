import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import {
  channelOf,
  MENU_CHANNEL,
  requestNames,
  type Bridge,
  type MenuCommand,
} from '#shared/ipc/contract'

const asking = Object.fromEntries(
  requestNames.map((name) => [name, (args: unknown) => ipcRenderer.invoke(channelOf(name), args)]),
) as Pick<Bridge, (typeof requestNames)[number]>

const bridge: Bridge = {
  ...asking,
  onMenu: (listener) => {
    const hear = (_event: IpcRendererEvent, command: MenuCommand) => listener(command)
    ipcRenderer.on(MENU_CHANNEL, hear)
    return () => ipcRenderer.removeListener(MENU_CHANNEL, hear)
  },
  edition: 'desktop',
}

contextBridge.exposeInMainWorld('veta', bridge)

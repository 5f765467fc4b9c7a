import type { Bridge, FileHandle } from '#shared/ipc/contract'
import { electronMedia } from './electronMedia'
import { electronVault } from './electronVault'
import type { Host, PickedFile } from './host'

/** The shell as the preload's bridge offers it. */
export function electronHost(bridge: Bridge): Host {
  const picked = ({ handle, name, folder, size }: FileHandle): PickedFile => ({
    name,
    folder,
    size,
    bytes: () => bridge.readFile({ handle }),
  })
  return {
    edition: 'desktop',
    openFiles: async ({ purpose, multiple = false, folder = false }) =>
      (await bridge.openFiles({ purpose, multiple, folder })).map(picked),
    saveFile: async (suggestedName, bytes) => {
      const saved = await bridge.saveFile({ suggestedName, bytes })
      if (!saved) return null
      const { handle, name } = saved
      const write = async (next: Uint8Array) => {
        await bridge.writeFile({ handle, bytes: next })
      }
      return { name, file: { name, write } }
    },
    media: electronMedia(bridge),
    vault: electronVault(bridge),
    askToKeep: async () => true,
    freeSpace: async () => (await bridge.diskSpace({})).free,
    putStoreAside: async () => void (await bridge.putStoreAside({})),
    onMenu: (listener) => bridge.onMenu(listener),
    setTitle: (title) => void bridge.setWindow({ title }),
    setMenu: (menu) => void bridge.setMenu(menu),
    onFile: (listener) => bridge.onFile(listener),
    pendingFiles: async () => (await bridge.pendingFiles({})).map(picked),
  }
}

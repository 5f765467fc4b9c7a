import type { Bridge } from '#shared/ipc/contract'
import { mediaAddress } from '#shared/ipc/policy'
import type { MediaHost } from './media'

/** Recordings as main keeps them: it knows the paths, and serves the files under the app's own scheme. */
export const electronMedia = (bridge: Bridge): MediaHost => ({
  choose: () => bridge.chooseMedia({}),
  open: async ({ handle, bytes }) => {
    const found = await bridge.findMedia({ handle })
    if (!found) return { state: 'missing' }
    if (found.bytes !== bytes) return { state: 'changed', bytes: found.bytes }
    return { state: 'open', url: mediaAddress(handle), release: () => {} }
  },
  keepCopy: async ({ handle }, { signal, onProgress }) => {
    const job = crypto.randomUUID()
    const stop = bridge.onCopying((copying) => copying.job === job && onProgress(copying.bytes))
    const end = () => void bridge.endCopy({ job })
    signal.addEventListener('abort', end)
    try {
      return await bridge.keepMedia({ handle, job })
    } finally {
      stop()
      signal.removeEventListener('abort', end)
    }
  },
  copies: () => bridge.listCopies({}),
  dropCopies: async (handles) => {
    await bridge.deleteCopies({ handles: [...handles] })
  },
})

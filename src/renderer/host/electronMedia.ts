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
  keepCopy: ({ handle }) => bridge.keepMedia({ handle }),
})

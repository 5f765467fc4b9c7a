import type { Bridge } from '#shared/ipc/contract'
import { browserHost } from './browserHost'
import { electronHost } from './electronHost'
import type { Host } from './host'

/** The host of the shell that this window runs in. */
export function chooseHost(): Host {
  const { veta } = window as unknown as { veta?: Bridge }
  return veta ? electronHost(veta) : browserHost()
}

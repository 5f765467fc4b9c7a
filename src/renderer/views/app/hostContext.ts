import { createContext, useContext } from 'react'
import type { Host } from '#host/host'

const Current = createContext<Host | null>(null)
export const HostProvider = Current

/** The shell around the window. */
export function useHost(): Host {
  const host = useContext(Current)
  if (!host) throw new Error('No host around this view')
  return host
}

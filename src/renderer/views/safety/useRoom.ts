import { useSyncExternalStore } from 'react'
import { onRoom, roomNow } from '#history/space'

/** How much room the disk has, live. */
export const useRoom = () => useSyncExternalStore(onRoom, roomNow)

const GB = 1024 ** 3

/** Bytes as gigabytes with one decimal. */
export const inGigabytes = (bytes: number): number => Math.round((bytes / GB) * 10) / 10

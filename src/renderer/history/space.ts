import { Refused, type Refusal } from '#shared/commands/command'
import { spaceOf, type Space } from '#shared/vault/space'

/** How much room the disk has, as it was last measured. */
export interface Room {
  free: number | null
  space: Space
}

let room: Room = { free: null, space: 'enough' }
const listeners = new Set<() => void>()

export const roomNow = (): Room => room

export function onRoom(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Why nothing may be written at the moment; null where it may. */
export const writingRefusal = (): Refusal | null =>
  room.space === 'full' ? Refused('diskFull') : null

/** Milliseconds between two looks at the disk. */
const OFTEN = 15_000

/** Measures at once and from then on. Returns what ends it. */
export function watchSpace(measure: () => Promise<number | null>): () => void {
  const look = async () => {
    const free = await measure()
    const next: Room = { free, space: spaceOf(free) }
    const isNews = next.space !== room.space || next.space !== 'enough'
    room = next
    if (isNews) for (const listener of listeners) listener()
  }
  void look()
  const timer = setInterval(() => void look(), OFTEN)
  return () => clearInterval(timer)
}

import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export const SPEEDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2] as const

/** Heights of the picture of a video, in pixels. */
export const PICTURE = { least: 96, most: 480, step: 64 } as const

interface Playback {
  speed: number
  /** From 0 to 1. */
  volume: number
  /** The text scrolls along with what is heard. */
  follow: boolean
  pictureHeight: number
  /** Where each source's recording stood last, in milliseconds. */
  positions: Readonly<Record<string, number>>
  set: (patch: Partial<Omit<Playback, 'set' | 'remember'>>) => void
  remember: (sourceId: string, milliseconds: number) => void
}

/** How this person listens on this computer; not part of any project. */
export const usePlayback = create<Playback>()(
  persist(
    (set) => ({
      speed: 1,
      volume: 1,
      follow: true,
      pictureHeight: 160,
      positions: {},
      set,
      remember: (sourceId, milliseconds) =>
        set(({ positions }) => ({ positions: { ...positions, [sourceId]: milliseconds } })),
    }),
    { name: 'veta-playback' },
  ),
)

/** The next speed above or below one; the same where there is none. */
export function nextSpeed(speed: number, step: 1 | -1): number {
  const further = SPEEDS.filter((one) => (step === 1 ? one > speed : one < speed))
  return (step === 1 ? further[0] : further.at(-1)) ?? speed
}

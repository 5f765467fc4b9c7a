import { create } from 'zustand'
import { timeToHear } from '#shared/text/spoken'
import { usePlayback } from './settings'

/** How often the position is written down while a recording plays, in milliseconds of it. */
const REMEMBER_EVERY = 5000

interface Player {
  /** The transcript whose recording can be played now; null where there is none. */
  sourceId: string | null
  /** All times are milliseconds from the start of the recording. */
  time: number
  /** Null until the file has said it. */
  duration: number | null
  playing: boolean
  /** The person has played or moved the recording since it was opened. */
  moved: boolean
  /** When each block of the text is spoken; null where nobody knows. */
  times: readonly (number | null)[]
  seek: (milliseconds: number) => void
  toggle: () => void
  skip: (milliseconds: number) => void
  playFrom: (milliseconds: number) => void
  setTimes: (times: readonly (number | null)[]) => void
}

const silent = { sourceId: null, time: 0, duration: null, playing: false, moved: false }

/** The one element that plays; the store speaks for it. */
let element: HTMLMediaElement | null = null

async function play(): Promise<void> {
  try {
    await element?.play()
  } catch (error) {
    // Paused before it began, or a file that can't be played, which the element's own `error` event tells of.
    const expected = ['AbortError', 'NotSupportedError']
    if (!(error instanceof DOMException && expected.includes(error.name))) throw error
  }
}

export const usePlayer = create<Player>()((set, get) => ({
  ...silent,
  times: [],
  seek: (milliseconds) => {
    const { sourceId } = get()
    if (!element || sourceId === null) return
    const time = Math.max(0, Math.min(milliseconds, get().duration ?? milliseconds))
    element.currentTime = time / 1000
    set({ time, moved: true })
    usePlayback.getState().remember(sourceId, time)
  },
  toggle: () => {
    if (!element) return
    set({ moved: true })
    if (element.paused) void play()
    else element.pause()
  },
  skip: (milliseconds) => get().seek(get().time + milliseconds),
  playFrom: (milliseconds) => {
    get().seek(milliseconds)
    void play()
  },
  setTimes: (times) => set({ times }),
}))

/** Plays from where a block is spoken. Returns false where there is no recording or no time to go by. */
export function playBlock(index: number): boolean {
  const { sourceId, times, playFrom } = usePlayer.getState()
  const time = timeToHear(times, index)
  if (sourceId === null || time === null) return false
  playFrom(time)
  return true
}

/** Makes an element the one that plays, from where that source's recording stood last. Returns what ends that. */
export function attachPlayer(sourceId: string, attached: HTMLMediaElement): () => void {
  const { positions, remember } = usePlayback.getState()
  const now = () => Math.round(attached.currentTime * 1000)
  let written = positions[sourceId] ?? 0
  const write = () => {
    written = now()
    remember(sourceId, written)
  }
  const hear = {
    loadedmetadata: () => {
      const length = Math.round(attached.duration * 1000)
      usePlayer.setState({ duration: Number.isFinite(length) ? length : null })
    },
    timeupdate: () => {
      usePlayer.setState({ time: now() })
      if (Math.abs(now() - written) >= REMEMBER_EVERY) write()
    },
    play: () => usePlayer.setState({ playing: true }),
    pause: () => {
      usePlayer.setState({ playing: false })
      write()
    },
  }
  const events = Object.entries(hear)
  element = attached
  attached.currentTime = written / 1000
  usePlayer.setState({ ...silent, sourceId, time: written })
  for (const [name, listener] of events) attached.addEventListener(name, listener)
  return () => {
    for (const [name, listener] of events) attached.removeEventListener(name, listener)
    if (usePlayer.getState().moved) write()
    attached.pause()
    if (element !== attached) return
    element = null
    usePlayer.setState(silent)
  }
}

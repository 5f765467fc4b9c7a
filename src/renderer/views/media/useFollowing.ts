import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { usePlayback } from './settings'
import { usePlayer } from './state'

/** For how long the text is left alone after a person has moved it, in milliseconds. */
const PATIENCE = 3000

const isFunctionKey = (event: Event) => event instanceof KeyboardEvent && /^F\d/.test(event.key)

/**
 * Shows the block that is heard whenever it is another one, where the person wants the text to follow: not before the
 * recording has been played or moved, and not while the text is being moved by hand.
 */
export function useFollowing(
  scroller: RefObject<HTMLElement | null>,
  spoken: number | null,
  show: (index: number) => void,
): void {
  const moved = usePlayer((state) => state.moved)
  const follow = usePlayback((state) => state.follow)
  const lastTouch = useRef(0)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const touched = (event: Event) => {
      if (!isFunctionKey(event)) lastTouch.current = Date.now()
    }
    const signs = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
    for (const sign of signs) element.addEventListener(sign, touched, { passive: true })
    return () => {
      for (const sign of signs) element.removeEventListener(sign, touched)
    }
  }, [scroller])
  const showNow = useEffectEvent(show)
  useEffect(() => {
    if (spoken === null || !follow || !moved) return
    if (Date.now() - lastTouch.current >= PATIENCE) showNow(spoken)
  }, [follow, moved, spoken])
}

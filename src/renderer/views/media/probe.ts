/** What a recording says of itself before it is played. */
export interface Probed {
  /** Milliseconds; null for a file that doesn't say. */
  duration: number | null
  hasPicture: boolean
}

/** Reads the head of a recording. Null for a file that this app can't play. */
export function probe(url: string): Promise<Probed | null> {
  const element = document.createElement('video')
  element.preload = 'metadata'
  return new Promise((resolve) => {
    const end = (found: Probed | null) => {
      element.removeAttribute('src')
      element.load()
      resolve(found)
    }
    element.addEventListener('error', () => element.hasAttribute('src') && end(null))
    element.addEventListener('loadedmetadata', () => {
      const length = Math.round(element.duration * 1000)
      const duration = Number.isFinite(length) ? length : null
      end({ duration, hasPicture: element.videoWidth > 0 })
    })
    element.src = url
  })
}

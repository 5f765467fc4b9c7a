import { useEffect, type RefObject } from 'react'
import { PICTURE, usePlayback } from './settings'

/**
 * The element that plays, which for a video shows its picture: the height is dragged at the corner or set from the
 * menu, and remembered.
 */
export function Picture({
  ref,
  src,
  isShown,
  onError,
}: {
  ref: RefObject<HTMLVideoElement | null>
  src: string
  isShown: boolean
  onError: () => void
}) {
  const { pictureHeight, set } = usePlayback()
  useEffect(() => {
    const video = ref.current
    if (!video) return
    const resized = new ResizeObserver(() => {
      const height = Math.round(video.offsetHeight)
      if (height > 0 && height !== usePlayback.getState().pictureHeight)
        set({ pictureHeight: height })
    })
    resized.observe(video)
    return () => resized.disconnect()
  }, [ref, set])
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- the transcript over it says what is said
    <video
      ref={ref}
      src={src}
      preload="metadata"
      hidden={!isShown}
      onError={onError}
      className="media-picture"
      style={{ height: pictureHeight, minHeight: PICTURE.least, maxHeight: PICTURE.most }}
    />
  )
}

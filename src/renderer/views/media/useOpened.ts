import { useEffect, useState } from 'react'
import type { OpenedMedia } from '#host/media'
import type { Media } from '#shared/records/source'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useToasts } from '../app/toasts'
import { reasonOf } from '../safety/wording'

/** Opens a linked recording; null until it is known how that went. `retry` opens it anew, and may ask for permission. */
export function useOpened({ handle, bytes }: Media): {
  opened: OpenedMedia | null
  retry: () => void
} {
  const t = useT()
  const { media } = useHost()
  const say = useToasts((state) => state.say)
  const [opened, setOpened] = useState<OpenedMedia | null>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let current: OpenedMedia | null = null
    let over = false
    const release = () => current?.state === 'open' && current.release()
    const open = async () => {
      try {
        current = await media.open({ handle, bytes }, asked > 0)
        if (over) release()
        else setOpened(current)
      } catch (error) {
        // What can't be read is shown like what isn't there, with the reason beside it.
        say({ text: t('media.failed', { reason: reasonOf(error, t) }), bad: true })
        setOpened({ state: 'missing' })
      }
    }
    void open()
    return () => {
      over = true
      release()
    }
  }, [asked, bytes, handle, media, say, t])
  return { opened, retry: () => setAsked((count) => count + 1) }
}

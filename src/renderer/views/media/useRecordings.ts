import { useCallback, useMemo } from 'react'
import { linkMedia } from '#shared/commands/linkMedia'
import type { Source } from '#shared/records/schema'
import type { Media } from '#shared/records/source'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useRun, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { beginCopy } from './copying'
import { probe } from './probe'
import { reasonOf } from '../safety/wording'

/** Finding recordings for transcripts. What goes wrong is told to the person, with the file's name. */
export function useRecordings() {
  const t = useT()
  const { media: files } = useHost()
  const run = useRun()
  const { mirror } = useSession()
  const say = useToasts((state) => state.say)

  const link = useCallback(
    (source: Source, media: Media) => run(linkMedia, { sourceId: source.id, media }),
    [run],
  )
  /** Asks for a file and looks into it; null where none was chosen or it can't be played. */
  const choose = useCallback(async (): Promise<Media | null> => {
    try {
      const chosen = await files.choose()
      if (!chosen) return null
      if ('notMedia' in chosen) {
        say({ text: t('media.notMedia', { file: chosen.notMedia }), bad: true })
        return null
      }
      const { handle, fileName, kind, bytes } = chosen
      const opened = await files.open({ handle, bytes })
      const probed = opened.state === 'open' ? await probe(opened.url) : null
      if (opened.state === 'open') opened.release()
      if (!probed) {
        say({ text: t('media.cannotPlay', { file: fileName }), bad: true })
        return null
      }
      const shown = kind === 'video' && probed.hasPicture ? 'video' : 'audio'
      return { handle, fileName, kind: shown, bytes, duration: probed.duration, copied: false }
    } catch (error) {
      say({ text: t('media.failed', { reason: reasonOf(error, t) }), bad: true })
      return null
    }
  }, [files, say, t])
  const keepCopy = useCallback(
    async (source: Source, media: Media) => {
      const { over, ...watch } = beginCopy(source.id, media.bytes)
      try {
        const copy = await files.keepCopy(media, watch)
        if (!copy) return
        // Another file may have been chosen meanwhile, or none.
        const linked = mirror.get('source', source.id)?.media?.handle
        if (linked === media.handle) await link(source, { ...media, ...copy, copied: true })
        else await files.dropCopies([copy.handle])
      } catch (error) {
        say({
          text: t('media.notCopied', { file: media.fileName, reason: reasonOf(error, t) }),
          bad: true,
        })
      } finally {
        over()
      }
    },
    [files, link, mirror, say, t],
  )
  /** Chooses a recording and links it, without a question. */
  const add = useCallback(
    async (source: Source) => {
      const media = await choose()
      if (media) await link(source, media)
    },
    [choose, link],
  )
  return useMemo(() => ({ choose, link, add, keepCopy }), [add, choose, keepCopy, link])
}

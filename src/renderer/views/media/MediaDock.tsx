import { FileAudio, FileVideo, TriangleAlert } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Source } from '#shared/records/schema'
import type { Media } from '#shared/records/source'
import type { Transcript } from '#shared/records/transcript'
import { blockTimes } from '#shared/text/spoken'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { ConfirmDialog } from '../controls/Dialog'
import { Progress } from '../controls/Progress'
import { Listening, Position, Transport, Trouble } from './Controls'
import { useCopying } from './copying'
import { MediaMenu } from './MediaMenu'
import { Picture } from './Picture'
import { usePlayback } from './settings'
import { attachPlayer, usePlayer } from './state'
import { useMediaActions, useMediaKeys } from './useMediaKeys'
import { useOpened } from './useOpened'
import { useIsSealed } from '../sealing/useIsSealed'
import { useRecordings } from './useRecordings'
import './media.css'

interface Props {
  source: Source
  media: Media
  doc: Transcript
  editor: TranscriptEditor | null
}

/** The element that plays, held to how this person listens. */
function useElement({ source, media, doc }: Props, url: string, onFail: () => void) {
  const element = useRef<HTMLVideoElement>(null)
  const { speed, volume } = usePlayback()
  const duration = usePlayer((state) => state.duration) ?? media.duration
  const times = useMemo(() => blockTimes(doc, duration), [doc, duration])
  useEffect(
    () => (element.current ? attachPlayer(source.id, element.current) : undefined),
    [source.id, url],
  )
  useEffect(() => usePlayer.getState().setTimes(times), [times])
  useEffect(() => {
    if (!element.current) return
    element.current.preservesPitch = true
    element.current.playbackRate = speed
    element.current.volume = volume
  }, [speed, volume])
  return <Picture ref={element} src={url} isShown={media.kind === 'video'} onError={onFail} />
}

function Playable(props: Props & { url: string; onFail: () => void; onChange: () => void }) {
  const { source, media, doc, editor, url, onFail, onChange } = props
  const t = useT()
  const { keepCopy } = useRecordings()
  // A copy would lie on the disk in the clear.
  const isSealed = useIsSealed()
  const copying = useCopying((state) => state.bySource[source.id])
  const playing = useElement(props, url, onFail)
  const act = useMediaActions(source, doc, editor)
  useMediaKeys(act)
  const Icon = media.kind === 'video' ? FileVideo : FileAudio
  return (
    <>
      {playing}
      <div className="media-bar">
        <Transport act={act} />
        <Position length={media.duration} />
        <div className="media-listening">
          <Listening />
          <span className="media-file muted small" title={media.fileName}>
            <Icon size={14} aria-hidden />
            <span className="clip">{media.fileName}</span>
          </span>
          <MediaMenu
            source={source}
            act={act}
            onChange={onChange}
            {...(!media.copied &&
              !copying &&
              isSealed === false && { onKeepCopy: () => void keepCopy(source, media) })}
          />
        </div>
      </div>
      {copying && (
        <Progress label={t('media.copying')} done={copying.bytes / Math.max(1, copying.of)}>
          <span className="small">
            {t('media.copiedSoFar', {
              done: Math.floor((copying.bytes / Math.max(1, copying.of)) * 100),
            })}
          </span>
          <Button small onPress={copying.end}>
            {t('media.stopCopying')}
          </Button>
        </Progress>
      )}
    </>
  )
}

/** What is said where a recording can't be played; one that could be opened and still isn't is of no known kind. */
const troubles = {
  missing: 'media.missing',
  changed: 'media.changed',
  locked: 'media.locked',
  open: 'media.cannotPlay',
} as const

function Linked(props: Props) {
  const { source, media } = props
  const t = useT()
  const { choose, link } = useRecordings()
  const { opened, retry } = useOpened(media)
  const [failed, setFailed] = useState(false)
  const [other, setOther] = useState<Media | null>(null)
  const fail = () => {
    setFailed(true)
    // It may have gone while it was played: then that is what is said.
    retry()
  }
  const change = async () => {
    const found = await choose()
    if (found) await link(source, found)
  }
  const find = async () => {
    const found = await choose()
    if (!found) return
    if (found.fileName === media.fileName && found.bytes === media.bytes) await link(source, found)
    else setOther(found)
  }
  if (!opened) return <section className="media-dock" aria-label={t('media.recording')} />
  const file = media.fileName
  const message = t(troubles[opened.state], { file })
  const playable = opened.state === 'open' && !failed
  return (
    <section
      className={playable ? 'media-dock' : 'media-dock trouble'}
      aria-label={t('media.recording')}
    >
      {playable ? (
        <Playable {...props} url={opened.url} onFail={fail} onChange={() => void change()} />
      ) : (
        <div className="row media-trouble">
          <TriangleAlert size={16} aria-hidden />
          {opened.state === 'locked' ? (
            <Trouble message={message} action={t('media.allow')} onAction={retry} />
          ) : (
            <Trouble message={message} action={t('media.find')} onAction={() => void find()} />
          )}
          {opened.state === 'changed' && (
            <Button
              small
              onPress={() => void link(source, { ...media, bytes: opened.bytes, duration: null })}
            >
              {t('media.useChanged')}
            </Button>
          )}
          <MediaMenu source={source} onChange={() => void change()} />
        </div>
      )}
      {other && (
        <ConfirmDialog
          title={t('media.otherTitle')}
          body={<p>{t('media.otherBody', { file, other: other.fileName })}</p>}
          action={t('media.useOther')}
          onConfirm={() => void link(source, other)}
          onClose={() => setOther(null)}
        />
      )}
    </section>
  )
}

/** The recording of a transcript, at the foot of its text; nothing where it has none. */
export function MediaDock(props: Omit<Props, 'media'>) {
  const { media } = props.source
  if (!media) return null
  return <Linked key={`${media.handle} ${media.bytes}`} {...props} media={media} />
}

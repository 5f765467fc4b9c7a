import { LocateFixed, Pause, Play, RotateCcw, RotateCw, Volume2, VolumeX } from 'lucide-react'
import { useRef } from 'react'
import { formatTime } from '#shared/text/turns'
import { useFormats, useT } from '../app/language'
import { Button, IconButton, ToggleButton } from '../controls/Button'
import { Select } from '../controls/Field'
import { useKeyName } from '../keys/useKeyNames'
import { SPEEDS, usePlayback } from './settings'
import { usePlayer } from './state'
import type { MediaKey } from './useMediaKeys'

/** Where in the recording one is, and the way to elsewhere. */
export function Position({ length }: { length: number | null }) {
  const t = useT()
  const { time, duration, seek } = usePlayer()
  const end = duration ?? length ?? 0
  return (
    <div className="media-position">
      <span className="number">{formatTime(time)}</span>
      <input
        type="range"
        className="media-range"
        aria-label={t('media.position')}
        aria-valuetext={t('media.positionOf', { time: formatTime(time), length: formatTime(end) })}
        min={0}
        max={Math.max(end, time)}
        step={1000}
        // On the whole seconds that the times beside it show.
        value={Math.floor(time / 1000) * 1000}
        onChange={(event) => seek(event.target.valueAsNumber)}
      />
      <span className="number muted">{formatTime(end)}</span>
    </div>
  )
}

/** Play, and the two ways to skip. */
export function Transport({ act }: { act: (action: MediaKey) => void }) {
  const t = useT()
  const playing = usePlayer((state) => state.playing)
  const keyOf = useKeyName()
  const named = (label: string, id: MediaKey) => {
    const key = keyOf(id)
    return key === '' ? label : `${label} (${key})`
  }
  return (
    <div className="media-transport">
      <IconButton label={named(t('media.back'), 'mediaBack')} onPress={() => act('mediaBack')}>
        <RotateCcw size={15} aria-hidden />
        <span aria-hidden>5</span>
      </IconButton>
      <IconButton
        look="primary"
        label={named(t(playing ? 'media.pause' : 'media.play'), 'mediaPlay')}
        onPress={() => act('mediaPlay')}
      >
        {playing ? <Pause size={17} aria-hidden /> : <Play size={17} aria-hidden />}
      </IconButton>
      <IconButton
        label={named(t('media.forward'), 'mediaForward')}
        onPress={() => act('mediaForward')}
      >
        <span aria-hidden>5</span>
        <RotateCw size={15} aria-hidden />
      </IconButton>
    </div>
  )
}

function Volume() {
  const t = useT()
  const { volume, set } = usePlayback()
  const before = useRef(1)
  const silent = volume === 0
  const toggle = () => {
    if (!silent) before.current = volume
    set({ volume: silent ? before.current : 0 })
  }
  return (
    <div className="media-volume">
      <IconButton small label={t(silent ? 'media.unmute' : 'media.mute')} onPress={toggle}>
        {silent ? <VolumeX size={16} aria-hidden /> : <Volume2 size={16} aria-hidden />}
      </IconButton>
      <input
        type="range"
        className="media-range"
        aria-label={t('media.volume')}
        min={0}
        max={100}
        step={5}
        value={Math.round(volume * 100)}
        onChange={(event) => set({ volume: event.target.valueAsNumber / 100 })}
      />
    </div>
  )
}

/** How one listens: speed, volume, and whether the text follows. */
export function Listening() {
  const t = useT()
  const formats = useFormats()
  const keyOf = useKeyName()
  const { speed, follow, set } = usePlayback()
  const { sourceId, times } = usePlayer()
  const timed = sourceId !== null && times.some((time) => time !== null)
  return (
    <>
      <div className="media-speed" title={`${keyOf('mediaSlower')} · ${keyOf('mediaFaster')}`}>
        <Select
          label={t('media.speed')}
          labelHidden
          choices={SPEEDS.map((one) => ({ id: one, name: `${formats.number(one)}×` }))}
          value={speed}
          onChange={(next) => set({ speed: next })}
        />
      </div>
      <Volume />
      {timed ? (
        <span title={t('media.follow')}>
          <ToggleButton
            small
            isSelected={follow}
            aria-label={t('media.follow')}
            onChange={(on) => set({ follow: on })}
          >
            <LocateFixed size={15} aria-hidden />
            <span className="media-wide">{t('media.follow')}</span>
          </ToggleButton>
        </span>
      ) : (
        <span className="muted small media-wide">{t('media.noTimes')}</span>
      )}
    </>
  )
}

/** What a dock says instead of playing, with the way out of it. */
export function Trouble({
  message,
  action,
  onAction,
}: {
  message: string
  action: string
  onAction: () => void
}) {
  return (
    <>
      <p className="grow" role="status">
        {message}
      </p>
      <Button small look="primary" onPress={onAction}>
        {action}
      </Button>
    </>
  )
}

import { MoreHorizontal } from 'lucide-react'
import { unlinkMedia } from '#shared/commands/unlinkMedia'
import type { Source } from '#shared/records/schema'
import { formatTime } from '#shared/text/turns'
import { useT } from '../app/language'
import { useRun } from '../app/session'
import { IconButton } from '../controls/Button'
import { useKeyName } from '../keys/useKeyNames'
import { MenuButton, type MenuEntry } from '../controls/Menu'
import type { MediaKey } from './useMediaKeys'
import { PICTURE, usePlayback } from './settings'
import { usePlayer } from './state'

/** What is done with a recording now and then. `act` is left out where it can't be played. */
export function MediaMenu({
  source,
  act,
  onChange,
  onKeepCopy,
}: {
  source: Source
  act?: (action: MediaKey) => void
  onChange: () => void
  onKeepCopy?: () => void
}) {
  const t = useT()
  const run = useRun()
  const keyOf = useKeyName()
  const time = usePlayer((state) => Math.floor(state.time / 1000) * 1000)
  const { pictureHeight, set } = usePlayback()
  const resize = (by: number) =>
    set({ pictureHeight: Math.max(PICTURE.least, Math.min(PICTURE.most, pictureHeight + by)) })
  const withText: (MenuEntry | null)[] = act
    ? [
        {
          id: 'playHere',
          label: t('media.playHere'),
          keys: keyOf('mediaPlayHere'),
          onAction: () => act('mediaPlayHere'),
        },
        {
          id: 'setTime',
          label: t('media.setTime', { time: formatTime(time) }),
          keys: keyOf('mediaTime'),
          onAction: () => act('mediaTime'),
        },
        null,
      ]
    : []
  const picture: (MenuEntry | null)[] =
    act && source.media?.kind === 'video'
      ? [
          {
            id: 'larger',
            label: t('media.larger'),
            disabled: pictureHeight >= PICTURE.most,
            onAction: () => resize(PICTURE.step),
          },
          {
            id: 'smaller',
            label: t('media.smaller'),
            disabled: pictureHeight <= PICTURE.least,
            onAction: () => resize(-PICTURE.step),
          },
          null,
        ]
      : []
  const copy: MenuEntry[] = onKeepCopy
    ? [{ id: 'copy', label: t('media.keepCopy'), onAction: onKeepCopy }]
    : []
  return (
    <MenuButton
      label={t('media.more')}
      button={
        <IconButton small label={t('media.more')}>
          <MoreHorizontal size={16} aria-hidden />
        </IconButton>
      }
      entries={[
        ...withText,
        ...picture,
        { id: 'change', label: t('media.change'), onAction: onChange },
        ...copy,
        {
          id: 'remove',
          label: t('media.remove'),
          danger: true,
          onAction: () => void run(unlinkMedia, { sourceId: source.id }),
        },
      ]}
    />
  )
}

import { Lock, MoreHorizontal } from 'lucide-react'
import type { ProjectEntry } from '#storage/catalogue'
import { useFormats, useT } from '../app/language'
import { Button, IconButton } from '../controls/Button'
import { MenuButton } from '../controls/Menu'

/** A project of this computer, to be opened or taken off the list. */
export function ProjectLine({
  entry,
  onOpen,
  onRemove,
}: {
  entry: ProjectEntry
  onOpen: () => void
  onRemove: () => void
}) {
  const t = useT()
  const formats = useFormats()
  return (
    <li className="project-line">
      <Button look="quiet" onPress={onOpen}>
        <span className="grow">
          <span className="project-line-name">
            {entry.name}
            {entry.lock && (
              <Lock size={13} aria-label={t('seal.encrypted')} className="sealed-mark" />
            )}
          </span>
          <span className="muted small">
            {t('start.opened', { date: formats.dateTime(entry.openedAt) })}
            {entry.savedAs && ` · ${entry.savedAs}`}
          </span>
        </span>
      </Button>
      <MenuButton
        label={t('app.more')}
        button={
          <IconButton label={t('app.more')}>
            <MoreHorizontal size={16} aria-hidden />
          </IconButton>
        }
        entries={[{ id: 'remove', label: t('start.remove'), onAction: onRemove }]}
      />
    </li>
  )
}

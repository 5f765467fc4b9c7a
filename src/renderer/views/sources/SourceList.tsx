import { MoreHorizontal, Upload } from 'lucide-react'
import { useMemo, useState } from 'react'
import { deleteSources } from '#shared/commands/deleteSources'
import { renameSource } from '#shared/commands/renameSource'
import type { Source } from '#shared/records/schema'
import { byName } from '#shared/text/naturalOrder'
import { useFormats, useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useRecordsSoon, useRun } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { ConfirmDialog } from '../controls/Dialog'
import { MenuButton } from '../controls/Menu'
import { NewVersionDialog } from './newVersion/NewVersionDialog'
import { MemoDialog } from '../memos/MemoDialog'
import { RenameDialog } from '../controls/RenameDialog'
import { useRecordings } from '../media/useRecordings'

/** The transcripts of the project, in the order of their names, with how much is coded in each and which is shown. */
export function SourceList({ shownId }: { shownId: Source['id'] }) {
  const t = useT()
  const run = useRun()
  const formats = useFormats()
  const recordings = useRecordings()
  const sources = useRecords('source')
  const codings = useRecordsSoon('coding')
  const go = useLocation((state) => state.go)
  const [renaming, setRenaming] = useState<Source | null>(null)
  const [correcting, setCorrecting] = useState<Source | null>(null)
  const [noting, setNoting] = useState<Source | null>(null)
  const [deleting, setDeleting] = useState<Source | null>(null)
  const sorted = useMemo(() => sources.toSorted(byName), [sources])
  const counts = useMemo(() => {
    const map = new Map<string, number>()
    for (const coding of codings) map.set(coding.sourceId, (map.get(coding.sourceId) ?? 0) + 1)
    return map
  }, [codings])
  return (
    <section className="pane left" aria-label={t('transcript.list')}>
      <header>
        <h2 className="grow small">{t('transcript.count', { count: sources.length })}</h2>
        <IconButton small label={t('app.import')} onPress={() => go({ overlay: 'import' })}>
          <Upload size={16} aria-hidden />
        </IconButton>
      </header>
      <ul className="scroll source-list">
        {sorted.map((source) => (
          <li key={source.id} className={source.id === shownId ? 'source-line on' : 'source-line'}>
            <Button
              look="quiet"
              aria-current={source.id === shownId ? 'true' : 'false'}
              onPress={() => go({ sourceId: source.id, reveal: null })}
            >
              <span className="grow">
                <span className="clip source-name">{source.name}</span>
                <span className="muted source-facts">
                  {t('transcript.facts', {
                    words: formats.number(source.words),
                    codings: counts.get(source.id) ?? 0,
                  })}
                </span>
              </span>
            </Button>
            <MenuButton
              label={t('app.more')}
              button={
                <IconButton small label={t('transcript.more', { name: source.name })}>
                  <MoreHorizontal size={15} aria-hidden />
                </IconButton>
              }
              entries={[
                { id: 'rename', label: t('app.rename'), onAction: () => setRenaming(source) },
                // A source with a recording has a player, whose own menu changes and removes it.
                ...(source.media
                  ? []
                  : [
                      {
                        id: 'recording',
                        label: t('media.add'),
                        onAction: () => {
                          go({ sourceId: source.id, reveal: null })
                          void recordings.add(source)
                        },
                      },
                    ]),
                {
                  id: 'version',
                  label: t('version.menu'),
                  onAction: () => setCorrecting(source),
                },
                { id: 'memo', label: t('memos.write'), onAction: () => setNoting(source) },
                {
                  id: 'delete',
                  label: t('app.delete'),
                  danger: true,
                  onAction: () => setDeleting(source),
                },
              ]}
            />
          </li>
        ))}
      </ul>
      {renaming && (
        <RenameDialog
          name={renaming.name}
          onClose={() => setRenaming(null)}
          onRename={(name) => run(renameSource, { sourceId: renaming.id, name })}
        />
      )}
      {correcting && <NewVersionDialog source={correcting} onClose={() => setCorrecting(null)} />}
      {noting && (
        <MemoDialog
          subject={{ kind: 'source', sourceId: noting.id }}
          name={noting.name}
          onClose={() => setNoting(null)}
        />
      )}
      {deleting && (
        <ConfirmDialog
          title={t('transcript.deleteTitle', { name: deleting.name })}
          body={<p>{t('transcript.deleteBody', { count: counts.get(deleting.id) ?? 0 })}</p>}
          action={t('app.delete')}
          danger
          onConfirm={() => {
            void run(deleteSources, { sourceIds: [deleting.id] })
            if (deleting.id === shownId) go({ sourceId: null })
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </section>
  )
}

import { RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { deleteForGood } from '#history/discarding'
import { patchProject, type ProjectEntry } from '#storage/catalogue'
import { useHost } from '../app/hostContext'
import { useT } from '../app/language'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { ConfirmDialog } from '../controls/Dialog'
import { reasonOf } from '../safety/wording'

/** Projects that were taken off the list: to be put back, or deleted for good. */
export function RemovedProjects({ entries }: { entries: readonly ProjectEntry[] }) {
  const t = useT()
  const { vault } = useHost()
  const say = useToasts((state) => state.say)
  const [doomed, setDoomed] = useState<ProjectEntry | null>(null)
  const forget = async ({ uuid, name }: ProjectEntry) => {
    try {
      await deleteForGood(uuid, vault)
    } catch (error) {
      say({ text: t('start.notDeleted', { name, reason: reasonOf(error, t) }), bad: true })
    }
  }
  if (entries.length === 0) return null
  return (
    <details className="removed">
      <summary>{t('start.removed', { count: entries.length })}</summary>
      <ul>
        {entries.map((entry) => (
          <li key={entry.uuid} className="spread">
            <span className="clip">{entry.name}</span>
            <span className="row">
              <Button small onPress={() => void patchProject(entry.uuid, { removedAt: null })}>
                <RotateCcw size={14} aria-hidden /> {t('start.putBack')}
              </Button>
              <Button small look="danger" onPress={() => setDoomed(entry)}>
                <Trash2 size={14} aria-hidden /> {t('start.deleteForGood')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {doomed && (
        <ConfirmDialog
          title={t('start.deleteForGood')}
          body={<p>{t('start.deleteForGoodBody', { name: doomed.name })}</p>}
          action={t('start.deleteForGood')}
          danger
          onConfirm={() => void forget(doomed)}
          onClose={() => setDoomed(null)}
        />
      )}
    </details>
  )
}

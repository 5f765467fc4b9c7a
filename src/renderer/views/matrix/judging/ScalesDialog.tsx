import { Plus } from 'lucide-react'
import { useState } from 'react'
import { deleteScale } from '#shared/commands/saveScale'
import type { IdOf, Scale } from '#shared/records/schema'
import { useFormats, useT } from '../../app/language'
import { useRecords, useRun } from '../../app/session'
import { Button } from '../../controls/Button'
import { ConfirmDialog, Dialog } from '../../controls/Dialog'
import { ScaleForm, type ScaleSettings } from './ScaleForm'
import './judging.css'

type Shown = { id: Scale['id'] | null; first: ScaleSettings } | null

/** The scales of the project: made, changed and deleted. */
export function ScalesDialog({
  codeId,
  onClose,
}: {
  /** A code that a new scale takes up to begin with. */
  codeId?: IdOf<'code'>
  onClose: () => void
}) {
  const t = useT()
  const run = useRun()
  const formats = useFormats()
  const scales = useRecords('scale').toSorted((a, b) => a.order - b.order)
  const rated = useRecords('judgement')
  const [shown, setShown] = useState<Shown>(null)
  const [deleting, setDeleting] = useState<Scale | null>(null)
  const blank: ScaleSettings = {
    name: '',
    kind: 'ordinal',
    steps: [t('judging.low'), t('judging.middle'), t('judging.high')].map((label, value) => ({
      label,
      value,
    })),
    codeIds: codeId ? [codeId] : [],
  }
  const ratedOn = (scale: Scale) =>
    rated.filter(({ rating }) => rating?.scaleId === scale.id).length
  return (
    <Dialog
      title={t('judging.scalesTitle')}
      onClose={onClose}
      {...(!shown && { footer: <Button onPress={onClose}>{t('app.close')}</Button> })}
    >
      {shown ? (
        <ScaleForm
          key={shown.id}
          scaleId={shown.id}
          first={shown.first}
          onSaved={() => setShown(null)}
          onCancel={() => setShown(null)}
        />
      ) : (
        <div className="stack">
          <p className="muted small">{t('judging.scalesHint')}</p>
          <ul className="listing">
            {scales.map((scale) => (
              <li key={scale.id} className="look-line">
                <div className="grow">
                  <p>
                    <strong>{scale.name}</strong>{' '}
                    <span className="muted small">{t(`judging.kind.${scale.kind}`)}</span>
                  </p>
                  <p className="small">
                    {scale.steps
                      .map(({ label, value }) =>
                        t('judging.step', { label, value: formats.number(value) }),
                      )
                      .join(' · ')}
                  </p>
                  <p className="muted small">
                    {t('judging.scaleUse', {
                      codes: scale.codeIds.length,
                      cells: ratedOn(scale),
                    })}
                  </p>
                </div>
                <Button
                  small
                  aria-label={t('judging.changeScale', { name: scale.name })}
                  onPress={() => setShown({ id: scale.id, first: scale })}
                >
                  {t('app.edit')}
                </Button>
                <Button
                  small
                  look="danger"
                  aria-label={t('judging.deleteScale', { name: scale.name })}
                  onPress={() => setDeleting(scale)}
                >
                  {t('app.delete')}
                </Button>
              </li>
            ))}
          </ul>
          <div>
            <Button autoFocus onPress={() => setShown({ id: null, first: blank })}>
              <Plus size={16} aria-hidden /> {t('judging.newScale')}
            </Button>
          </div>
        </div>
      )}
      {deleting && (
        <ConfirmDialog
          title={t('judging.deleteScale', { name: deleting.name })}
          body={<p>{t('judging.deleteScaleBody', { cells: ratedOn(deleting) })}</p>}
          action={t('app.delete')}
          danger
          onConfirm={() => void run(deleteScale, { scaleId: deleting.id })}
          onClose={() => setDeleting(null)}
        />
      )}
    </Dialog>
  )
}

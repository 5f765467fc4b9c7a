import { Columns3, FileDown, MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { deleteMatrix } from '#shared/commands/deleteMatrix'
import { measures } from '#shared/records/matrix'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRun } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { Checkbox, Select } from '../controls/Field'
import { MenuButton } from '../controls/Menu'
import { LookAgainButton } from './judging/LookAgainButton'
import { MatrixDialog } from './MatrixDialog'
import { useSaveMatrix, useShownMatrix, type MatrixSketch } from './shownMatrix'

/** Which matrix is shown, and what its cells show. */
export function MatrixToolbar({ sketch }: { sketch: MatrixSketch }) {
  const t = useT()
  const run = useRun()
  const go = useLocation((state) => state.go)
  const save = useSaveMatrix()
  const { matrices, saved } = useShownMatrix()
  const [dialog, setDialog] = useState<'new' | 'change' | null>(null)
  return (
    <div className="toolbar">
      <h1>{t('app.matrix')}</h1>
      {matrices.length > 0 ? (
        <Select
          label={t('matrix.which')}
          labelHidden
          value={saved?.id ?? sketch.kindId}
          onChange={(matrixId) => go({ matrixId, cell: null })}
          choices={[
            ...(saved
              ? []
              : [{ id: sketch.kindId, name: t('matrix.unsaved', { name: sketch.name }) }]),
            ...matrices.map(({ id, name }) => ({ id, name })),
          ]}
        />
      ) : (
        <span className="muted">{sketch.name}</span>
      )}
      <Button onPress={() => setDialog('change')}>
        <Columns3 size={16} aria-hidden /> {t('matrix.choose')}
      </Button>
      <Select
        label={t('matrix.measure')}
        labelHidden
        value={sketch.measure}
        onChange={(measure) => void save({ measure })}
        choices={measures.map((id) => ({ id, name: t(`matrix.measure.${id}`) }))}
      />
      <Checkbox isSelected={sketch.rollUp} onChange={(rollUp) => void save({ rollUp })}>
        {t('matrix.rollUp')}
      </Checkbox>
      <span className="grow" />
      <LookAgainButton />
      <Button look="primary" onPress={() => go({ overlay: 'export' })}>
        <FileDown size={16} aria-hidden /> {t('app.export')}
      </Button>
      <MenuButton
        label={t('app.more')}
        button={
          <IconButton label={t('app.more')}>
            <MoreHorizontal size={16} aria-hidden />
          </IconButton>
        }
        entries={[
          { id: 'new', label: t('matrix.new'), onAction: () => setDialog('new') },
          ...(saved
            ? [
                {
                  id: 'delete',
                  label: t('matrix.delete', { name: saved.name }),
                  danger: true,
                  onAction: () => void run(deleteMatrix, { matrixId: saved.id }),
                },
              ]
            : []),
        ]}
      />
      {dialog && (
        <MatrixDialog
          sketch={sketch}
          isNew={dialog === 'new'}
          onSave={(patch) => save(patch, dialog === 'new')}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}

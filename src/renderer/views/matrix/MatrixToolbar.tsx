import { Columns3, FileDown, MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { deleteMatrix } from '#shared/commands/deleteMatrix'
import { plainMatrix } from '#shared/commands/saveMatrix'
import { measures } from '#shared/records/matrix'
import { fold } from '#shared/text/naturalOrder'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRun } from '../app/session'
import { Button, IconButton } from '../controls/Button'
import { Select } from '../controls/Field'
import { MenuButton } from '../controls/Menu'
import { RenameDialog } from '../controls/RenameDialog'
import { LookAgainButton } from './judging/LookAgainButton'
import { MatrixArrange } from './MatrixArrange'
import { MatrixDialog } from './MatrixDialog'
import { useSaveMatrix, useShownMatrix, type MatrixSketch } from './shownMatrix'

type Asked = 'new' | 'change' | 'rename' | null

/** A name that no matrix has yet. */
function unusedName(wanted: string, taken: readonly { name: string }[]): string {
  const isTaken = (name: string) => taken.some((one) => fold(one.name) === fold(name))
  for (let i = 2, name = wanted; ; i += 1) {
    if (!isTaken(name)) return name
    name = `${wanted} ${i}`
  }
}

/** Which matrix is shown, what its cells show, and how it is arranged. */
export function MatrixToolbar({ sketch }: { sketch: MatrixSketch }) {
  const t = useT()
  const run = useRun()
  const go = useLocation((state) => state.go)
  const save = useSaveMatrix()
  const { matrices, saved } = useShownMatrix()
  const [asked, setAsked] = useState<Asked>(null)
  const close = () => setAsked(null)
  return (
    <div className="toolbar matrix-toolbar">
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
      <Button onPress={() => setAsked('change')}>
        <Columns3 size={16} aria-hidden /> {t('matrix.choose')}
      </Button>
      <Select
        label={t('matrix.measure')}
        labelHidden
        value={sketch.measure}
        onChange={(measure) => void save({ measure })}
        choices={measures.map((id) => ({ id, name: t(`matrix.measure.${id}`) }))}
      />
      <MatrixArrange sketch={sketch} onArrange={(patch) => void save(patch)} />
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
          { id: 'new', label: t('matrix.new'), onAction: () => setAsked('new') },
          {
            id: 'duplicate',
            label: t('arrange.duplicate'),
            onAction: () =>
              void save(
                { name: unusedName(t('arrange.copyOf', { name: sketch.name }), matrices) },
                true,
              ),
          },
          ...(saved
            ? [
                { id: 'rename', label: t('arrange.rename'), onAction: () => setAsked('rename') },
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
      {(asked === 'new' || asked === 'change') && (
        <MatrixDialog
          sketch={sketch}
          isNew={asked === 'new'}
          onSave={(patch) =>
            asked === 'new' ? save({ ...plainMatrix, ...patch }, true) : save(patch)
          }
          onClose={close}
        />
      )}
      {asked === 'rename' && (
        <RenameDialog
          title={t('arrange.rename')}
          name={sketch.name}
          onRename={(name) => save({ name })}
          onClose={close}
        />
      )}
    </div>
  )
}

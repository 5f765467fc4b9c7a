import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { Select } from '../controls/Field'
import { useShownMatrix } from './shownMatrix'

/** Which matrix gives the cases and the codes of a view; nothing to choose where there is but one. */
export function WhichMatrix() {
  const t = useT()
  const go = useLocation((state) => state.go)
  const { matrices, saved, sketch } = useShownMatrix()
  if (!sketch) return null
  if (matrices.length === 0) return <span className="muted">{sketch.name}</span>
  return (
    <Select
      label={t('matrix.which')}
      labelHidden
      value={saved?.id ?? sketch.kindId}
      onChange={(matrixId) => go({ matrixId, cell: null })}
      choices={[
        ...(saved ? [] : [{ id: sketch.kindId, name: t('matrix.unsaved', { name: sketch.name }) }]),
        ...matrices.map(({ id, name }) => ({ id, name })),
      ]}
    />
  )
}

import { useState } from 'react'
import { useT } from '../app/language'
import { Button } from '../controls/Button'
import { MatrixDialog } from './MatrixDialog'
import { useSaveMatrix, useShownMatrix } from './shownMatrix'
import type { Basis } from './useBasis'

/** Why there is nothing to see of a matrix, and the way to choose other rows and columns. */
export function NothingLeft({ why }: { why: NonNullable<Basis['nothing']> | 'tooMany' }) {
  const t = useT()
  const save = useSaveMatrix()
  const { sketch } = useShownMatrix()
  const [choosing, setChoosing] = useState(false)
  return (
    <div className="empty">
      <h2>{t(`basis.nothing.${why}`)}</h2>
      <p>{t(`basis.nothing.${why}.body`)}</p>
      <Button look="primary" onPress={() => setChoosing(true)}>
        {t('basis.chooseAgain')}
      </Button>
      {choosing && sketch && (
        <MatrixDialog
          sketch={sketch}
          isNew={false}
          onSave={save}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}

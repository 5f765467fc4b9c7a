import { useState } from 'react'
import { conditionsGone } from '#shared/matrix/chosenRows'
import { useT } from '../app/language'
import { useRecords } from '../app/session'
import { Button } from '../controls/Button'
import { MatrixDialog } from './MatrixDialog'
import { useSaveMatrix, useShownMatrix } from './shownMatrix'
import type { Basis } from './useBasis'
import { useConditionText } from './useConditionText'

/** Why there is nothing to see of a matrix, and the way to choose other rows and columns. */
export function NothingLeft({ why }: { why: NonNullable<Basis['nothing']> | 'tooMany' }) {
  const t = useT()
  const save = useSaveMatrix()
  const { sketch } = useShownMatrix()
  const attributes = useRecords('attribute')
  const conditionText = useConditionText()
  const values = conditionsGone(sketch?.conditions ?? [], attributes)
    .map((one) => conditionText(one).values)
    .join('; ')
  const [choosing, setChoosing] = useState(false)
  return (
    <div className="empty">
      <h2>{t(`basis.nothing.${why}`)}</h2>
      <p>{t(`basis.nothing.${why}.body`, { values })}</p>
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

import { ChartColumn, Columns3, Grid3x3, Network, Table2 } from 'lucide-react'
import { useT } from '../app/language'
import { matrixViews, useLocation, type MatrixViewName } from '../app/location'
import { useRecords } from '../app/session'
import { CompareScreen } from '../compare/CompareScreen'
import { Button } from '../controls/Button'
import { CoOccurrenceScreen } from '../cooccurrence/CoOccurrenceScreen'
import { CrossTabScreen } from '../crosstab/CrossTabScreen'
import { PicturesScreen } from '../pictures/PicturesScreen'
import { MatrixScreen } from './MatrixScreen'

const views: Record<MatrixViewName, () => React.ReactNode> = {
  matrix: MatrixScreen,
  compare: CompareScreen,
  crosstab: CrossTabScreen,
  cooccurrence: CoOccurrenceScreen,
  pictures: PicturesScreen,
}

const icons: Record<MatrixViewName, typeof Grid3x3> = {
  matrix: Grid3x3,
  compare: Columns3,
  crosstab: Table2,
  cooccurrence: Network,
  pictures: ChartColumn,
}

/** The cases and codes of a study, seen in one of several ways. */
export function MatrixTab() {
  const t = useT()
  const { matrixView, go } = useLocation()
  const codes = useRecords('code')
  const cases = useRecords('case')
  const isEmpty = codes.length === 0 || cases.length === 0
  // Without cases and codes there is nothing to see in any way, and the matrix says what to do.
  const View = views[isEmpty ? 'matrix' : matrixView]
  return (
    <div className="screen">
      {!isEmpty && (
        <nav className="tabs view-tabs" aria-label={t('views.label')}>
          {matrixViews.map((name) => {
            const Icon = icons[name]
            return (
              <Button
                key={name}
                small
                look="quiet"
                aria-current={name === matrixView ? 'page' : 'false'}
                onPress={() => go({ matrixView: name })}
              >
                <Icon size={15} aria-hidden />
                {t(`views.${name}`)}
              </Button>
            )
          })}
        </nav>
      )}
      <View />
    </div>
  )
}

import { cellStates } from '../../matrix/cellState'
import type { Translate } from '../../messages/translate'
import type { SheetTable, TableCell } from '../table'

/** The last sheet of a workbook: its parameters, and what the states of cells mean. */
export const aboutSheet = (parameters: SheetTable, t: Translate): SheetTable => ({
  title: t('export.about'),
  header: [t('export.what'), t('export.means')],
  rows: [
    ...parameters.rows,
    ...cellStates.map((state): TableCell[] => [t(`matrix.${state}`), t(`matrix.${state}.means`)]),
  ],
})

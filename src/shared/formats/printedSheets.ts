import type { Feature } from 'write-excel-file/universal'
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
} from 'write-excel-file/utility'

/** What a sheet says of itself to a printer. */
export interface Printed {
  name: string
  /** How wide all columns are together, in characters. */
  width: number
  stickyColumns: number
}

/** About what a landscape page of A4 holds at 60 %, which can still be read. */
const PAGE = 220

const SHEET = 'xl/worksheets/sheet{id}.xml'

/** The name of a sheet in front of a place in it. */
export const inSheet = (name: string, place: string) => `'${name.replaceAll("'", "''")}'!${place}`

const letters = (column: number) => getCellAddress(1, column).replace(/\d+$/, '')

/** What every page begins with: the header, and the columns that stay in sight. */
function titles({ name, stickyColumns }: Printed, at: number): string {
  const columns = stickyColumns > 0 ? [inSheet(name, `$A:$${letters(stickyColumns - 1)}`)] : []
  const places = [...columns, inSheet(name, '$1:$1')].join(',')
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sanitizeAttributeValue(places)}</definedName>`
}

/** Has sheets printed as wide as a page, or as few pages as can be read, under their headers. */
export const printedSheets = (sheets: readonly Printed[]): Feature<Blob> => ({
  files: {
    transform: {
      [SHEET]: {
        transform: (xml, _options, { sheetIndex }) => {
          const order = getOrderOfSiblings(SHEET, 'worksheet')
          if (!order) throw new Error('The order of the parts of a sheet is not known')
          const pages = Math.max(1, Math.ceil(sheets[sheetIndex]!.width / PAGE))
          return insertElementMarkupAccordingToOrderOfSiblings(
            xml.replace('<pageSetup ', `<pageSetup fitToWidth="${pages}" fitToHeight="0" `),
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
            order,
            'worksheet',
          )
        },
      },
      'xl/workbook.xml': {
        transform: (xml) =>
          xml.replace(
            '<definedNames/>',
            () => `<definedNames>${sheets.map(titles).join('')}</definedNames>`,
          ),
      },
    },
  },
})

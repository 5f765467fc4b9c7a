import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { SheetTable } from '#shared/formats/table'
import { xlsxOf } from '#shared/formats/xlsx'

async function filesOf(...tables: SheetTable[]) {
  const files = unzipSync(await xlsxOf(tables))
  return (name: string) => new TextDecoder().decode(files[name])
}

const wide = (columns: number): SheetTable => ({
  title: `It's “${columns}” & more`,
  header: Array.from({ length: columns }, (_, i) => `A column ${i}`),
  rows: [Array.from({ length: columns }, () => 'Some words of a cell')],
})

test('a sheet is printed as wide as one page, and a very wide one on pages that can be read', async () => {
  const file = await filesOf(wide(4), wide(60))
  const pages = [1, 2].map((id) => {
    const xml = file(`xl/worksheets/sheet${id}.xml`)
    expect(xml).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/)
    return /<pageSetup fitToWidth="(\d+)" fitToHeight="0" [^>]*orientation="landscape"/.exec(
      xml,
    )![1]
  })
  expect(pages).toEqual(['1', '6'])
})

test('every printed page begins with the header, and with the columns that stay in sight', async () => {
  const file = await filesOf(wide(4), { ...wide(60), stickyColumns: 2 })
  const names = [...file('xl/workbook.xml').matchAll(/<definedName [^>]*>([^<]*)</g)]
  expect(names.map(([whole]) => /localSheetId="(\d)"/.exec(whole)![1])).toEqual(['0', '1'])
  expect(names.map(([, place]) => place!.replaceAll('&apos;', "'"))).toEqual([
    "'It''s “4” &amp; more'!$1:$1",
    "'It''s “60” &amp; more'!$A:$B,'It''s “60” &amp; more'!$1:$1",
  ])
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { everything } from '#shared/formats/excerpts'
import { exportProject, type FormatOf } from '#shared/formats/exportProject'
import { createTranslator } from '#shared/messages/translate'
import { ofType, readSampleStudy } from '../records/sampleStudy'

const { records, journal } = await readSampleStudy()
const FACTS = { version: '0.0.0', now: 0, journal }
const t = createTranslator('en')
const matrixAs = (format: FormatOf<'matrix'>) =>
  exportProject(
    records,
    { kind: 'matrix', format, settings: ofType(records, 'matrix')[0]!, measure: 'references' },
    t,
    FACTS,
  )
const rowsOf = (csv: string) => Papa.parse<string[]>(csv, { skipEmptyLines: true }).data

const office = spawnSync('soffice', ['--version']).status === 0

describe(`the same files in LibreOffice${office ? '' : ' (skipped: soffice is not on the PATH)'}`, () => {
  const converted = (bytes: Uint8Array, from: string, to: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'veta-office-'))
    try {
      writeFileSync(join(folder, `given.${from}`), bytes)
      const home = `-env:UserInstallation=${pathToFileURL(join(folder, 'home')).href}`
      const args = [home, '--headless', '--convert-to', to, '--outdir', folder]
      spawnSync('soffice', [...args, join(folder, `given.${from}`)], { timeout: 90_000 })
      return new TextDecoder().decode(readFileSync(join(folder, `given.${to.split(':')[0]}`)))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test.skipIf(!office)(
    'a workbook opens with the cells that were written',
    { timeout: 120_000 },
    async () => {
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76'
      const opened = rowsOf(converted(await matrixAs('xlsx'), 'xlsx', filter))
      expect(opened).toEqual(rowsOf(new TextDecoder().decode(await matrixAs('csv'))))
    },
  )

  test.skipIf(!office)('a document opens with every quote', { timeout: 120_000 }, async () => {
    const request = { kind: 'excerpts', format: 'docx', filter: everything } as const
    const document = await exportProject(records, request, t, FACTS)
    const text = converted(document, 'docx', 'txt:Text (encoded):UTF8')
    for (const { anchor } of ofType(records, 'coding')) expect(text).toContain(anchor.quote)
  })
})

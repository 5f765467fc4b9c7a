import mammoth from 'mammoth'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { exportProject, type FormatOf } from '#shared/formats/exportProject'
import { everything, excerptTable } from '#shared/formats/excerpts'
import { memoRows } from '#shared/formats/memoSheet'
import { createTranslator } from '#shared/messages/translate'
import type { AnyRecord } from '#shared/records/schema'
import { ofType, readSampleStudy } from '../records/sampleStudy'

const { records } = await readSampleStudy()
const FACTS = { version: '0.0.0', now: 0, journal: [] }
const en = createTranslator('en')
const es = createTranslator('es')
const as = (format: FormatOf<'memos'>, t = en, from: readonly AnyRecord[] = records) =>
  exportProject(from, { kind: 'memos', format }, t, FACTS)
const csvOf = (bytes: Uint8Array) =>
  Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data

/** The sample study with its record of one id changed. */
const changed = <R extends AnyRecord>(record: R, patch: Partial<R>): AnyRecord[] =>
  records.map((one) => (one.id === record.id ? { ...record, ...patch } : one))

test('only the memos that are named are exported, in the order of all', async () => {
  const cases = ofType(records, 'case').filter(({ memo }) => memo !== '')
  const only = cases.slice(1, 3).map(({ id }) => id)
  const bytes = await exportProject(records, { kind: 'memos', format: 'csv', only }, en, FACTS)
  const all = csvOf(await as('csv')).map((row) => row['Memo'])
  const memos = csvOf(bytes).map((row) => row['Memo'])
  expect(memos).toHaveLength(2)
  expect(memos).toEqual(all.filter((memo) => memos.includes(memo)))
})

describe('memos as a table', async () => {
  const rows = csvOf(await as('csv'))

  test('have a row each, with what they are about in its own columns', () => {
    expect(rows).toHaveLength(memoRows(records, en).length)
    expect(rows.find((row) => row['Kind'] === 'Cell' && row['Case'] === 'Resemin')).toEqual({
      Kind: 'Cell',
      About:
        'Resemin × Restrictions to innovation > Low involvement of universities/research centres',
      Memo: expect.stringMatching(/^Regret more than refusal/),
      Case: 'Resemin',
      Code: 'Restrictions to innovation > Low involvement of universities/research centres',
      Excerpt: '',
      Source: '',
      Turn: '',
      Time: '',
    })
    expect(rows.find((row) => row['Kind'] === 'Passage')).toMatchObject({
      Case: 'Ferreyros',
      Code: 'Degree of novelty > New to the world',
      Source: 'Ferreyros',
      Turn: '25',
      Time: '0:06:55',
      Excerpt: expect.stringMatching(/^The factory people told us/),
    })
  })

  test('spell out every link with the transcript, the turn and the time, in the reader’s language', async () => {
    const about = (row: Record<string, string>) => Object.values(row)[1]!
    const memoOn = (all: typeof rows, name: string) =>
      Object.values(all.find((row) => about(row) === name)!)[2]!
    const name = 'Degree of novelty > New to the world'
    expect(memoOn(rows, name)).toContain(
      '“The factory people told us that we were the first of all their distributors in the world…” ' +
        '(Ferreyros, turn 25, 0:06:55)',
    )
    expect(memoOn(csvOf(await as('csv', es)), name)).toMatch(
      /«The factory people told us [^»]+» \(Ferreyros, turno 25, 0:06:55\)/,
    )
    for (const row of rows) expect(row['Memo']).not.toMatch(/coding:|\[\[/)
  })

  test('keep the quote of a passage that is gone, and say so', () => {
    const link = '[[coding:none|the words]]'
    const [project] = ofType(records, 'project')
    const [row] = memoRows(changed(project!, { memo: `See ${link}.` }), en)
    expect(row).toMatchObject({
      memo: 'See “the words” (no longer in the project).',
      links: [{ quote: 'the words', passage: null }],
    })
  })

  test('never hold what a spreadsheet would run', async () => {
    const [project] = ofType(records, 'project')
    const [row] = csvOf(await as('csv', en, changed(project!, { memo: '=1+1', name: '+Peru' })))
    expect(row).toMatchObject({ About: "'+Peru", Memo: "'=1+1" })
  })

  test('are the same in a workbook', async () => {
    const [sheet, ...others] = await readWorkbook(Buffer.from(await as('xlsx')))
    expect([sheet!.sheet, others]).toEqual(['Memos', []])
    const [header, ...data] = sheet!.data
    const read = data.map((row) =>
      Object.fromEntries(header!.map((title, i) => [String(title), String(row[i] ?? '')])),
    )
    expect(read).toEqual(rows)
  })
})

test('memos as a document stand under what they are about, kind after kind', async () => {
  const buffer = Buffer.from(await as('docx'))
  const { value: html } = await mammoth.convertToHtml({ buffer })
  const titles = [...html.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, title]) => title)
  expect(titles).toEqual([
    'On the project',
    'On transcripts',
    'On cases',
    'On codes',
    'On cells of the matrix',
    'On passages',
  ])
  const { value: words } = await mammoth.extractRawText({ buffer })
  expect(words).toMatch(/^Sample: Memos\n/)
  for (const { about, memo, quote } of memoRows(records, en)) {
    expect(words).toContain(about)
    expect(words).toContain(memo)
    expect(words).toContain(quote)
  }
})

test('the memo beside an excerpt has its links written out too', () => {
  const [coding] = ofType(records, 'coding')
  const memo = 'As in [[coding:none|the words]].'
  const { excerpts } = excerptTable(changed(coding!, { memo }), everything)
  expect(excerpts.find(({ codingId }) => codingId === coding!.id)?.memo).toBe('As in “the words”.')
})

import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import { serialiseProject } from '#shared/formats/projectFile'
import { recordTypes } from '#shared/records/schema'
import { ofType, readSampleStudy } from '../records/sampleStudy'
import { veta, workFolder } from './veta'

const folder = workFolder()
const study = await readSampleStudy()
const sample = folder.at('sample.veta')
const written = await veta('sample', '--out', sample)

const SAVED_AT = Date.UTC(2026, 0, 20)
const done = (out: string) => ({ code: 0, out: `written: ${out}`, err: '' })

interface MatrixJson {
  rows: { name: string }[]
  columns: { key: string; path: string }[]
  cells: Record<string, string | number | null>[][]
}

describe('veta sample', () => {
  test('writes the sample study, with its history', async () => {
    expect(written).toEqual(done(sample))
    const { records, journal } = await folder.project('sample.veta')
    expect(records).toHaveLength(study.records.length)
    expect(journal.map(({ command }) => command)).toEqual(
      study.journal.map(({ command }) => command),
    )
    expect(ofType(records, 'project')[0]!.name).not.toBe('')
  })

  test('speaks Spanish when asked, in the project too', async () => {
    const out = folder.at('muestra.veta')
    const run = await veta('sample', '--out', out, '--lang', 'es')
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining(out) })
    expect(run.out).not.toContain('written')
    const nameIn = async (file: string) =>
      ofType((await folder.project(file)).records, 'project')[0]!.name
    expect(await nameIn('muestra.veta')).not.toBe(await nameIn('sample.veta'))
  })
})

describe('veta check', () => {
  test('counts every record type and every passage that fails, as JSON', async () => {
    const { code, out, err } = await veta('check', sample, '--json')
    const result = JSON.parse(out) as { counts: Record<string, number>; failedAnchors: number }
    expect([code, err]).toEqual([0, ''])
    expect(result).toMatchObject({ failedAnchors: 0 })
    expect(Object.keys(result.counts)).toEqual(recordTypes)
    for (const type of recordTypes)
      expect(result.counts[type], type).toBe(ofType(study.records, type).length)
  })

  test('says the same in words', async () => {
    const { code, out } = await veta('check', sample)
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^coding +${ofType(study.records, 'coding').length}$`, 'm'))
    expect(out).toContain('0 passages whose text is not what was coded, 0 detached')
  })
})

describe('veta check of a project in which a passage has moved', async () => {
  const [moved] = ofType(study.records, 'coding')
  const anchor = { ...moved!.anchor, start: moved!.anchor.start + 1, end: moved!.anchor.end + 1 }
  const records = study.records.map((one) => (one === moved ? { ...moved, anchor } : one))
  const file = folder.write('moved.veta', serialiseProject({ ...study, records }, SAVED_AT))

  test('counts and names it, and exits with 2', async () => {
    const { code, out, err } = await veta('check', file, '--json')
    expect([code, err]).toEqual([2, ''])
    expect(JSON.parse(out)).toMatchObject({
      counts: { coding: ofType(study.records, 'coding').length },
      failedAnchors: 1,
      failures: [{ id: moved!.id, sourceId: moved!.sourceId, quote: anchor.quote }],
    })
    expect((await veta('check', file)).out).toContain('1 passage whose text is not what was coded')
  })

  test('is the only command that opens it', async () => {
    const failed = await veta('excerpts', file, '--out', folder.at('moved.csv'))
    expect(failed).toMatchObject({ code: 2, err: expect.stringContaining(moved!.id) })
  })
})

describe('names that stand for several things', async () => {
  const [code] = ofType(study.records, 'code').filter(({ key }) => key === 'nov.world')
  const [parent] = ofType(study.records, 'code').filter(({ key }) => key === 'gov')
  const [firm] = ofType(study.records, 'case').filter(({ name }) => name === 'Exsa')
  const [other] = ofType(study.records, 'case').filter(({ name }) => name === 'Antamina')
  const records = study.records.map((one) =>
    one.id === other!.id ? { ...other!, name: firm!.name } : one,
  )
  const twin = { ...code!, id: 'code:twin' as const, key: '', parentId: parent!.id }
  const file = folder.write(
    'twins.veta',
    serialiseProject({ ...study, records: [...records, twin] }, SAVED_AT),
  )

  test('are refused for a code, with the paths that tell them apart', async () => {
    const args = ['matrix', file, '--rows', 'supplier', '--out', folder.at('twins.json')]
    expect(await veta(...args, '--codes', 'gov,New to the world')).toMatchObject({
      code: 1,
      err: expect.stringContaining('“Degree of novelty > New to the world”'),
    })
    // By its path each of them can be had.
    expect((await veta(...args, '--codes', 'Degree of novelty > New to the world')).code).toBe(0)
  })

  test('mean every case of that name, of whatever kind', async () => {
    const out = folder.at('both.json')
    await veta('excerpts', file, '--case', 'exsa', '--out', out)
    const sources = folder.json<{ source: string }[]>('both.json').map(({ source }) => source)
    expect(new Set(sources)).toEqual(new Set(['Exsa', 'Antamina']))
  })
})

describe('veta matrix', async () => {
  const out = folder.at('matrix.json')
  const run = await veta('matrix', sample, '--rows', 'sUPPLIER', '--out', out)
  const matrix = folder.json<MatrixJson>('matrix.json')

  test('writes rows, columns and cells as JSON, whatever the case of the kind', () => {
    expect(run).toEqual(done(out))
    const [kind] = ofType(study.records, 'caseKind').filter(({ name }) => name === 'Supplier')
    const cases = ofType(study.records, 'case').filter(({ kindId }) => kindId === kind!.id)
    expect(matrix.rows.map(({ name }) => name).toSorted()).toEqual(
      cases.map(({ name }) => name).toSorted(),
    )
    expect(matrix.columns).toHaveLength(ofType(study.records, 'code').length)
    expect(matrix.columns).toContainEqual({
      key: 'nov.world',
      path: 'Degree of novelty > New to the world',
    })
    expect(matrix.cells).toHaveLength(matrix.rows.length)
    for (const row of matrix.cells) {
      expect(row).toHaveLength(matrix.columns.length)
      for (const cell of row) {
        expect(Object.keys(cell)).toEqual(['state', 'references', 'words', 'characters', 'sources'])
      }
    }
  })

  test('has a number for a coded cell, a 0 for a recorded absence, and null for silence', () => {
    const cell = (name: string, key: string) =>
      matrix.cells[matrix.rows.findIndex((row) => row.name === name)]![
        matrix.columns.findIndex((column) => column.key === key)
      ]!
    expect(cell('Ferreyros', 'nov.market')).toMatchObject({ state: 'present', sources: 1 })
    expect(cell('Ferreyros', 'nov.market')['words']).toBeGreaterThan(20)
    expect(cell('Ferreyros', 'upg.functional')).toMatchObject({ state: 'absent', references: 0 })
    expect(cell('Ferreyros', 'drv.own')).toEqual({
      state: 'not_stated',
      references: null,
      words: null,
      characters: null,
      sources: null,
    })
  })

  test('takes codes by key, path or name, in the order in which they are asked for', async () => {
    const codes = 'upg.functional, Degree of novelty > New to the world,gov'
    await veta('matrix', sample, '--rows', 'Supplier', '--codes', codes, '--out', out)
    const { columns } = folder.json<MatrixJson>('matrix.json')
    expect(columns.map(({ key }) => key)).toEqual(['upg.functional', 'nov.world', 'gov'])
  })

  test('takes a code whose name holds a comma, alone and in a list, under --code too', async () => {
    const path = 'Reported effects > Cost, time or productivity gain for mines'
    const codes = `gov, ${path} ,nov`
    await veta(
      'matrix',
      sample,
      '--rows',
      'Supplier',
      '--codes',
      codes,
      '--code',
      path,
      '--out',
      out,
    )
    const { columns } = folder.json<MatrixJson>('matrix.json')
    expect(columns.map(({ key }) => key)).toEqual([
      'out.efficiency',
      'gov',
      'out.efficiency',
      'nov',
    ])
  })

  test('says the same as CSV and as a workbook, under a measure; recorded absence as 0 on request', async () => {
    const asked = ['matrix', sample, '--rows', 'supplier', '--measure', 'references']
    await veta(...asked, '--out', folder.at('plain.csv'))
    expect(folder.bytes('plain.csv').toString()).not.toMatch(/,0(,|\r)/)
    const args = [...asked, '--zeros', '--out']
    for (const name of ['matrix.csv', 'matrix.xlsx']) {
      expect(await veta(...args, folder.at(name))).toEqual(done(folder.at(name)))
    }
    const csv = Papa.parse<string[]>(folder.bytes('matrix.csv').toString(), {
      skipEmptyLines: true,
    }).data
    const numbers = matrix.cells.map((row) => row.map(({ references }) => references ?? ''))
    expect(csv[0]).toEqual(['Case', ...matrix.columns.map(({ path }) => path)])
    expect(csv.slice(1)).toEqual(
      numbers.map((row, i) => [matrix.rows[i]!.name, ...row.map(String)]),
    )
    const [sheet] = await readWorkbook(folder.bytes('matrix.xlsx'))
    expect(sheet!.data.slice(1)).toEqual(
      numbers.map((row, i) => [
        matrix.rows[i]!.name,
        ...row.map((one) => (one === '' ? null : one)),
      ]),
    )
  })
})

describe('veta export', () => {
  test.each([
    ['matrix', 'html', /^<!doctype html>/],
    ['structure', 'svg', /^<\?xml/],
    ['method', 'html', /Veta 1\.2\.3/],
    ['codebook', 'csv', /nov\.world/],
    ['audit', 'csv', /Created the project/],
    ['cases', 'zip', /^PK/],
    ['quotes', 'docx', /^PK/],
    ['memos', 'xlsx', /^PK/],
    ['excerpts', 'csv', /nov\.world/],
  ])('writes %s as %s', async (what, ending, begins) => {
    const out = folder.at(`${what}.${ending}`)
    expect(await veta('export', sample, '--what', what, '--out', out)).toEqual(done(out))
    expect(
      folder
        .bytes(`${what}.${ending}`)
        .toString()
        .replace(/^\ufeff/, ''),
    ).toMatch(begins)
  })

  test('keeps the audit trail to the days that are named', async () => {
    const out = folder.at('later.csv')
    const days = ['--from', '2100-01-01', '--to', '2100-12-31']
    await veta('export', sample, '--what', 'audit', ...days, '--out', out)
    expect(folder.bytes('later.csv').toString().trim().split('\r\n')).toHaveLength(1)
  })

  test.each([
    ['an export', ['--what', 'wishes', '--out', 'x.csv'], /“wishes”.*matrix, excerpts, quotes/],
    ['a format of it', ['--what', 'structure', '--out', 'x.csv'], /svg, html/],
    ['a matrix', ['--what', 'matrix', '--matrix', 'No', '--out', 'x.csv'], /“No”.*“Section 4”/],
    ['a day', ['--what', 'audit', '--from', 'May', '--out', 'x.csv'], /2026-01-31, not “May”/],
  ])('refuses %s that there is not, naming those that there are', async (_, args, reason) => {
    const failed = await veta('export', sample, ...args)
    expect(failed).toEqual({ code: 1, out: '', err: expect.stringMatching(reason) })
  })
})

describe('veta excerpts', async () => {
  const args = ['excerpts', sample, '--code', 'nov', '--case', 'FERREYROS', '--out']
  const out = folder.at('excerpts.json')
  const run = await veta(...args, out)
  const excerpts = folder.json<Record<string, unknown>[]>('excerpts.json')

  test('writes the passages of a code and its subcodes in a case as JSON', () => {
    expect(run).toEqual(done(out))
    expect(excerpts).toHaveLength(2)
    expect(excerpts.find(({ key }) => key === 'nov.world')).toMatchObject({
      case: 'Ferreyros',
      code: 'Degree of novelty > New to the world',
      quote: expect.stringMatching(/^The factory people told us/),
      source: 'Ferreyros',
      turn: 25,
      speaker: 'Manager',
      time: '0:06:55',
      paragraph: 25,
      from: 4645,
      to: 4832,
      coder: expect.any(String),
      polarity: 'supports',
      detached: false,
      attributes: { 'Year of foundation': '1922' },
    })
  })

  test('names no place for a passage whose text is gone', async () => {
    const [gone] = ofType(study.records, 'coding')
    const records = study.records.map((one) => (one === gone ? { ...gone, detached: true } : one))
    const file = folder.write('gone.veta', serialiseProject({ ...study, records }, SAVED_AT))
    await veta('excerpts', file, '--out', folder.at('gone.json'))
    const written = folder.json<Record<string, unknown>[]>('gone.json')
    expect(written.filter(({ detached }) => detached)).toMatchObject([
      { quote: gone!.anchor.quote, paragraph: null, from: null, to: null },
    ])
  })

  test('writes the same passages as CSV, as a workbook and as a document', async () => {
    for (const name of ['e.csv', 'e.xlsx', 'e.docx']) {
      expect(await veta(...args, folder.at(name))).toEqual(done(folder.at(name)))
    }
    const quotes = excerpts.map(({ quote }) => quote)
    const csv = Papa.parse<string[]>(folder.bytes('e.csv').toString(), {
      skipEmptyLines: true,
    }).data
    expect(csv.slice(1).map((row) => row[3])).toEqual(quotes)
    const [sheet] = await readWorkbook(folder.bytes('e.xlsx'))
    expect(sheet!.data.slice(1).map((row) => row[3])).toEqual(quotes)
    const { value } = await mammoth.extractRawText({ buffer: folder.bytes('e.docx') })
    expect([...value.matchAll(/“([^”]+)”/g)].map(([, quote]) => quote)).toEqual(quotes)
  })

  test('writes all passages when none are singled out, under Spanish titles when asked', async () => {
    await veta('excerpts', sample, '--lang', 'es', '--out', folder.at('todo.csv'))
    const csv = Papa.parse<string[]>(folder.bytes('todo.csv').toString().slice(1), {
      skipEmptyLines: true,
    }).data
    expect(csv[0]!.slice(0, 3)).toEqual(['Caso', 'Código', 'Clave'])
    expect(csv).toHaveLength(ofType(study.records, 'coding').length + 1)
  })
})

describe('the help', () => {
  test('is what --help prints, naming every command and exit code', async () => {
    const { code, out, err } = await veta('--help')
    expect([code, err]).toEqual([0, ''])
    for (const command of ['sample', 'import', 'matrix', 'excerpts', 'check'])
      expect(out).toContain(`veta ${command}`)
    for (const exit of ['0 done', '1 wrong use', '2 a file', '3 some files', '4 a file'])
      expect(out).toContain(exit)
    expect((await veta('-h', '--lang', 'es')).out).not.toBe(out)
  })

  test('is printed for want of a command too, which is wrong use', async () => {
    expect(await veta()).toEqual({ ...(await veta('--help')), code: 1 })
  })

  test('is not needed to learn the version', async () => {
    expect(await veta('--version')).toEqual({ code: 0, out: '1.2.3', err: '' })
  })
})

describe('veta memos', async () => {
  const out = folder.at('memos.json')
  const run = await veta('memos', sample, '--out', out)
  const memos = folder.json<Record<string, unknown>[]>('memos.json')

  test('writes every memo with what it is about and its links as JSON', () => {
    expect(run).toEqual(done(out))
    expect(memos.find(({ kind }) => kind === 'source')).toMatchObject({
      about: 'Ferreyros',
      source: 'Ferreyros',
      memo: expect.stringContaining('(Ferreyros, turn 29, 0:08:11)'),
      links: [
        { passage: { source: 'Ferreyros', turn: 29, time: '0:08:11' } },
        { passage: { source: 'Ferreyros' } },
      ],
    })
  })

  test('writes the same number as CSV, a workbook and a document', async () => {
    for (const name of ['memos.csv', 'memos.xlsx', 'memos.docx']) {
      expect(await veta('memos', sample, '--out', folder.at(name))).toEqual(done(folder.at(name)))
    }
    const { data } = Papa.parse<string[]>(folder.bytes('memos.csv').toString(), {
      skipEmptyLines: true,
    })
    expect(data).toHaveLength(memos.length + 1)
    const [sheet] = await readWorkbook(folder.bytes('memos.xlsx'))
    expect(sheet!.data).toHaveLength(memos.length + 1)
  })

  test('is refused without a file to write, with another ending, or with further words', async () => {
    const wrong = [
      ['memos', sample],
      ['memos', sample, '--out', folder.at('memos.txt')],
      ['memos', sample, 'more', '--out', folder.at('memos2.csv')],
      ['memos', '--out', folder.at('memos2.csv')],
    ]
    for (const args of wrong) expect((await veta(...args)).code, args.join(' ')).toBe(1)
    expect(folder.names()).not.toContain('memos2.csv')
    const missing = await veta('memos', folder.at('none.veta'), '--out', folder.at('m.csv'))
    expect(missing.code).toBe(2)
  })
})

import { mkdirSync, symlinkSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ofType } from '../records/sampleStudy'
import { veta, workFolder } from './veta'

const folder = workFolder()
const INTERVIEW = 'Interviewer: Why copper?\n\nManager: Because the mine buys it.\n'

folder.write('in/01_Resemin_interview.txt', INTERVIEW)
folder.write('in/Exsa/Entrevista 1.md', 'Entrevistador: ¿Por qué?\n\nGerente: Porque sí.\n')
folder.write('in/Exsa/broken.docx', 'This is no Word document.')
folder.write('in/empty.txt', '')
folder.write('in/photo.png', 'not looked at')
folder.write('in/.hidden.txt', INTERVIEW)

const into = folder.at('firms.veta')
const run = await veta('import', folder.at('in'), '--into', into, '--case-kind', 'Firm')

const casesIn = async (name: string) => {
  const { records } = await folder.project(name)
  const cases = new Map(ofType(records, 'case').map((one) => [one.id, one.name]))
  const sources = new Map(ofType(records, 'source').map((one) => [one.id, one.fileName]))
  return Object.fromEntries(
    ofType(records, 'extent').map(({ caseId, sourceId }) => [
      sources.get(sourceId),
      cases.get(caseId),
    ]),
  )
}

test.skipIf(process.platform === 'win32')(
  'a file’s name gives no commands to the terminal, forges no line and turns nothing round',
  async () => {
    const name = 'Nova\x1b[2J\u202etxt\nimported forged.txt'
    folder.write(`names/${name}`, INTERVIEW)
    folder.write(`names/bad${name}.docx`, 'no Word document')
    const named = folder.at('names.veta')
    const { out, code } = await veta(
      'import',
      folder.at('names'),
      '--into',
      named,
      '--case-kind',
      'X',
    )
    expect(code).toBe(3)
    expect(out).not.toMatch(/[\x1b\u202e]/)
    expect(out.split('\n').filter((line) => line.startsWith('imported'))).toHaveLength(1)
    const { records } = await folder.project('names.veta')
    for (const record of records)
      if ('name' in record) expect(record.name).not.toMatch(/[\x1b\n\u202e]/)
    const missing = await veta('check', folder.at('no\x1b[2Jthing'))
    expect(missing.err).toContain('no\ufffd[2Jthing')
  },
)

describe('veta import of a folder', () => {
  test('imports what it can, says what became of every file, and exits with 3', () => {
    expect(run).toMatchObject({ code: 3, err: '' })
    const line = (name: string) => run.out.split('\n').find((one) => one.includes(name))
    expect(line('01_Resemin_interview.txt')).toMatch(/^imported .*: 7 words, 2 turns, utf-8$/)
    expect(line('Entrevista 1.md')).toMatch(/^imported .*: 4 words, 2 turns, utf-8$/)
    expect(line('broken.docx')).toMatch(/^not imported .*damaged/)
    expect(line('empty.txt')).toMatch(/^not imported .*“empty.txt” is empty\.$/)
    expect(line('photo.png')).toMatch(/^passed over/)
    expect(line('.hidden.txt')).toBeUndefined()
  })

  test('makes a project that holds them, named after its file, with their cases', async () => {
    const { records, journal } = await folder.project('firms.veta')
    expect(ofType(records, 'project')).toMatchObject([{ name: 'firms' }])
    expect(ofType(records, 'caseKind')).toMatchObject([{ name: 'Firm' }])
    expect(
      ofType(records, 'source')
        .map(({ fileName }) => fileName)
        .toSorted(),
    ).toEqual(['01_Resemin_interview.txt', 'Entrevista 1.md'])
    expect(
      ofType(records, 'text')
        .map(({ text }) => text)
        .toSorted()[0],
    ).toBe('Why copper?\nBecause the mine buys it.')
    expect((await casesIn('firms.veta'))['01_Resemin_interview.txt']).toBe('Resemin')
    expect(journal.map(({ command }) => command)).toEqual(['createProject', 'importSources'])
  })

  test('names the cases after the folders when asked', async () => {
    const args = ['--case-kind', 'Firm', '--case-from', 'folder']
    await veta('import', folder.at('in'), '--into', folder.at('by-folder.veta'), ...args)
    expect(await casesIn('by-folder.veta')).toEqual({
      '01_Resemin_interview.txt': 'in',
      'Entrevista 1.md': 'Exsa',
    })
  })

  test('ties the transcripts to no case when no kind is named', async () => {
    await veta('import', folder.at('in/Exsa'), '--into', folder.at('no-cases.veta'))
    const { records } = await folder.project('no-cases.veta')
    expect(records.map(({ type }) => type)).toEqual(['project', 'coder', 'source', 'text'])
  })
})

describe('veta import of a folder with odd things in it', () => {
  folder.write('odd/S.A. Bisa/one.txt', INTERVIEW)
  folder.write('odd/.trash/old.txt', INTERVIEW)
  folder.write('odd/~$one.docx', 'what Word keeps beside an open file')
  mkdirSync(folder.at('odd/folder.txt'))
  symlinkSync(folder.at('in/01_Resemin_interview.txt'), folder.at('odd/link.txt'))
  symlinkSync(folder.at('nowhere.txt'), folder.at('odd/broken link.txt'))

  test('takes the files that links lead to, names a link that leads nowhere, and no hidden folder', async () => {
    const odd = folder.at('odd.veta')
    const args = ['--case-kind', 'Firm', '--case-from', 'folder']
    const { code, out } = await veta('import', folder.at('odd'), '--into', odd, ...args)
    expect(code).toBe(3)
    const line = (name: string) => out.split('\n').find((one) => one.includes(name))
    expect(line('broken link.txt')).toMatch(/^not imported .*there is no such file or folder$/)
    expect(line('~$one.docx')).toMatch(/^passed over/)
    expect(line('.trash')).toBeUndefined()
    expect(await casesIn('odd.veta')).toEqual({ 'one.txt': 'S.A. Bisa', 'link.txt': 'odd' })
  })
})

describe('veta import into a project that is there', () => {
  test('adds to it: what it held stays, and a name that is taken gets a number', async () => {
    const before = await folder.project('firms.veta')
    const file = folder.at('in/01_Resemin_interview.txt')
    const again = await veta('import', file, '--into', into, '--case-kind', 'firm')
    expect(again).toMatchObject({ code: 0, err: '' })
    const after = await folder.project('firms.veta')
    expect(after.records).toEqual(expect.arrayContaining([...before.records]))
    expect(after.journal.slice(0, -1)).toEqual(before.journal)
    expect(after.journal.at(-1)).toMatchObject({ seq: 3, command: 'importSources' })
    expect(
      ofType(after.records, 'source')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['01_Resemin_interview', '01_Resemin_interview (2)', 'Entrevista 1'])
    const firms = (name: string) => ofType(after.records, 'case').filter((one) => one.name === name)
    expect(firms('Resemin')).toHaveLength(1)
    expect(ofType(after.records, 'caseKind')).toHaveLength(1)
  })

  test('of nothing that can be read leaves it byte for byte, and exits with 2', async () => {
    const before = folder.bytes('firms.veta')
    const failed = await veta('import', folder.at('in/empty.txt'), '--into', into)
    expect(failed).toMatchObject({ code: 2, err: expect.stringContaining('nothing was imported') })
    expect(folder.bytes('firms.veta').equals(before)).toBe(true)
  })

  test('that is damaged leaves it as it is, says why, and exits with 2', async () => {
    const damaged = folder.write('damaged.veta', 'not a project')
    const failed = await veta('import', folder.at('in'), '--into', damaged)
    expect(failed).toMatchObject({
      code: 2,
      err: `veta: ${damaged}: This is not a Veta project file.`,
    })
    expect(failed.out).toBe('')
    expect(folder.bytes('damaged.veta').toString()).toBe('not a project')
  })
})

describe('veta import that fails', () => {
  test('makes no project of files that cannot be read', async () => {
    const failed = await veta('import', folder.at('in/empty.txt'), '--into', folder.at('none.veta'))
    expect(failed.code).toBe(2)
    expect(folder.names()).not.toContain('none.veta')
  })

  test('tries a file that was named, whatever its ending, and says what is wrong with it', async () => {
    const picture = folder.at('in/photo.png')
    const failed = await veta('import', picture, '--into', folder.at('none.veta'))
    expect(failed).toMatchObject({
      code: 2,
      out: expect.stringMatching(/^not imported .*photo\.png/),
    })
  })

  test('calls nothing imported that could not be saved', async () => {
    const file = folder.at('in/01_Resemin_interview.txt')
    const failed = await veta('import', file, '--into', folder.at('no-such-folder/x.veta'))
    expect(failed).toMatchObject({ code: 4, out: '' })
  })

  test('names the file that is not there, and exits with 2', async () => {
    const absent = folder.at('in/absent.txt')
    const failed = await veta('import', absent, '--into', folder.at('none.veta'))
    expect(failed).toEqual({
      code: 2,
      out: '',
      err: `veta: ${absent}: there is no such file or folder`,
    })
  })

  test.each([
    ['no project to import into', ['x.txt'], '--into'],
    ['no files', ['--into', 'x.veta'], 'files or folders'],
    [
      'a place that no case is named after',
      ['x', '--into', 'x.veta', '--case-from', 'sky'],
      '“sky”',
    ],
    ['a kind without a name', ['x', '--into', 'x.veta', '--case-kind', ' '], '--case-kind'],
    [
      'a kind with a name that is too long',
      ['x', '--into', 'x.veta', '--case-kind', 'k'.repeat(501)],
      '--case-kind: “kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…” is too long',
    ],
  ])('is wrong use with %s', async (_name, argv, reason) => {
    const failed = await veta('import', ...argv)
    expect(failed).toMatchObject({ code: 1, out: '', err: expect.stringContaining(reason) })
  })
})

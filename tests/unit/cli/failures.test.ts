import { mkdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { veta, workFolder } from './veta'

const folder = workFolder()
const sample = folder.at('sample.veta')
await veta('sample', '--out', sample)
const whole = folder.bytes('sample.veta')
const damaged = folder.write('damaged.veta', whole.subarray(0, whole.length - 100))
const flipped = folder.write(
  'flipped.veta',
  whole.map((byte, i) => (i === 5000 ? byte ^ 0xff : byte)),
)

const commandsOn = (project: string, out: string) => [
  ['matrix', project, '--rows', 'Supplier', '--out', `${out}.json`],
  ['matrix', project, '--rows', 'Supplier', '--out', `${out}.xlsx`],
  ['excerpts', project, '--out', `${out}.csv`],
  ['excerpts', project, '--out', `${out}.docx`],
]

describe('a project file that is damaged', () => {
  test.each(commandsOn(damaged, folder.at('from-damaged')))(
    'is refused by %s with its reason, and nothing is written',
    async (...argv) => {
      const before = folder.names()
      const failed = await veta(...argv)
      expect(failed).toEqual({
        code: 2,
        out: '',
        err: `veta: ${damaged}: This is not a Veta project file.`,
      })
      expect(folder.names()).toEqual(before)
    },
  )

  test('is refused by check, naming the part that is damaged', async () => {
    const failed = await veta('check', flipped, '--json')
    expect(failed).toMatchObject({ code: 2, out: '' })
    expect(failed.err).toMatch(
      /: The project file is damaged: “[a-z]+\/?[^”]+” is not what was saved\.$/,
    )
  })

  test('is refused in Spanish when asked', async () => {
    const failed = await veta('check', damaged, '--lang', 'es')
    expect(failed.err).toBe(`veta: ${damaged}: Este no es un archivo de proyecto de Veta.`)
  })

  test.each(commandsOn(damaged, folder.at('kept')))(
    'leaves the output of an earlier %s as it was',
    async (...argv) => {
      const name = `kept.${argv.at(-1)!.split('.').at(-1)}`
      folder.write(name, 'earlier')
      expect((await veta(...argv)).code).toBe(2)
      expect(folder.bytes(name).toString()).toBe('earlier')
    },
  )
})

describe('a project file that is not there', () => {
  test('is named, with the reason, and the exit code is 2', async () => {
    const absent = folder.at('absent.veta')
    expect(await veta('check', absent)).toEqual({
      code: 2,
      out: '',
      err: `veta: ${absent}: there is no such file or folder`,
    })
  })
})

describe('an output that cannot be written', () => {
  test.each([
    ['sample', '--out', folder.at('no-such-folder/s.veta')],
    ...commandsOn(sample, folder.at('no-such-folder/out')),
  ])('is named by %s, and the exit code is 4', async (...argv) => {
    const failed = await veta(...argv)
    expect(failed).toEqual({
      code: 4,
      out: '',
      err: `veta: ${argv.at(-1)}: there is no such file or folder`,
    })
    expect(folder.names()).not.toContain('no-such-folder')
  })

  test('because a folder has its name leaves that folder and no half-written file', async () => {
    mkdirSync(folder.at('taken.json/inside'), { recursive: true })
    const before = folder.names()
    const failed = await veta('excerpts', sample, '--out', folder.at('taken.json'))
    expect(failed).toMatchObject({ code: 4, out: '' })
    expect(failed.err).toContain(folder.at('taken.json'))
    expect(folder.names()).toEqual(before)
    expect(folder.names('taken.json')).toEqual(['inside'])
  })
})

describe('an output that is there already', () => {
  test('is replaced as a whole, and nothing else is left beside it', async () => {
    folder.write('again.csv', 'x'.repeat(1_000_000))
    const before = folder.names()
    const run = await veta('excerpts', sample, '--out', folder.at('again.csv'))
    expect(run.code).toBe(0)
    expect(folder.bytes('again.csv').toString()).toMatch(/^\ufeffCase,Code/)
    expect(folder.bytes('again.csv').toString()).not.toContain('xxxx')
    expect(folder.names()).toEqual(before)
  })
})

describe('wrong use', () => {
  const matrix = ['matrix', sample, '--rows', 'Supplier', '--out']
  test.each<[string, string[], RegExp]>([
    ['a command that there is not', ['fly'], /no command “fly”/],
    ['an option that there is not', ['check', sample, '--fast'], /--fast/],
    ['a matrix of no kind', ['matrix', sample, '--out', 'm.json'], /missing: --rows/],
    ['a matrix without a project', ['matrix', '--rows', 'x', '--out', 'm.json'], /project file/],
    ['a matrix that goes nowhere', matrix.slice(0, -1), /missing: --out/],
    ['a sample that goes nowhere', ['sample'], /missing: --out/],
    [
      'a kind that there is not, naming those that there are',
      ['matrix', sample, '--rows', 'School', '--out', folder.at('w.json')],
      /no case kind “School”\. There are: “Expert”, “Intermediary”, “Mining company”/,
    ],
    [
      'a code that there is not',
      [...matrix, folder.at('w.json'), '--codes', 'gov,none'],
      /no code “none”/,
    ],
    [
      'a case that there is not',
      ['excerpts', sample, '--case', 'Nobody', '--out', folder.at('w.json')],
      /no case “Nobody”/,
    ],
    [
      'a measure that there is not, naming those that there are',
      [...matrix, folder.at('w.json'), '--measure', 'pages'],
      /no measure “pages”.*references, words, characters, sources/,
    ],
    [
      'an ending that stands for no format, naming those that do',
      [...matrix, folder.at('w.pdf')],
      /w\.pdf.*json, xlsx, html, docx, csv, zip/,
    ],
    [
      'a measure that only looks like one',
      [...matrix, folder.at('w.json'), '--measure', 'constructor'],
      /no measure “constructor”/,
    ],
    [
      'a language that there is not, naming those that there are',
      ['check', sample, '--lang', 'fr'],
      /no language “fr”\. There are: en, es/,
    ],
    ['a word too many', ['check', sample, 'second.veta'], /“second\.veta” was not expected/],
    ['no ending at all', [...matrix, folder.at('w')], /json, xlsx, html, docx, csv, zip/],
  ])('is %s: exit code 1, the reason on the error stream, no file', async (_name, argv, reason) => {
    const before = folder.names()
    const failed = await veta(...argv)
    expect(failed).toEqual({ code: 1, out: '', err: expect.stringMatching(reason) })
    expect(failed.err).toMatch(/^veta: /)
    expect(folder.names()).toEqual(before)
  })
})

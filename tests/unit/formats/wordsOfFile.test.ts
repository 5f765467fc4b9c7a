import { describe, expect, test } from 'vitest'
import { exportProject, exportFormats, type ExportRequest } from '#shared/formats/exportProject'
import { everything } from '#shared/formats/excerpts'
import { wordsOfFile } from '#shared/formats/wordsOfFile'
import { plainMatrix } from '#shared/commands/saveMatrix'
import { createTranslator } from '#shared/messages/translate'
import { nameFinder } from '#shared/pseudonyms/finding'
import { recordsOf } from '#shared/records/memory'
import type { AnyRecord } from '#shared/records/schema'
import { project, study } from '../commands/harness'

const t = createTranslator('en')
const table = [{ name: 'Zenobia Quispe', forms: [], pseudonym: '' }]
const CANARY = 'as Zenobia Quispe & others said'

/** The sample study in which somebody is named in everything that is exported. */
const records = [
  ...recordsOf(
    [...study.values()].map((one): AnyRecord => {
      switch (one.type) {
        case 'code':
          return { ...one, name: `${one.name} ${CANARY}`, memo: CANARY }
        case 'case':
          return { ...one, name: `${one.name} ${CANARY}` }
        case 'project':
          return { ...one, name: CANARY }
        case 'coding':
          return { ...one, representative: true }
        default:
          return one
      }
    }),
  ).values(),
]
const journal = [
  {
    seq: 1,
    at: 5,
    coderId: project().all('coder')[0]!.id,
    kind: 'do' as const,
    of: null,
    command: 'createCase',
    label: { name: CANARY },
  },
]

const kindId = project().all('caseKind')[0]!.id

describe('a real name is found in an export', () => {
  const kinds = (
    [
      'codebook',
      'cases',
      'structure',
      'memos',
      'excerpts',
      'audit',
      'quotes',
      'matrix',
      'method',
    ] as const
  ).flatMap((kind) => exportFormats[kind].map((format) => [kind, format] as const))
  test.each(kinds)('of %s as %s', async (kind, format) => {
    const request = {
      kind,
      format,
      period: { from: null, to: null },
      matrix: null,
      settings: { ...plainMatrix, name: 'M', kindId },
      measure: 'presence',
      filter: everything,
    } as unknown as ExportRequest
    const bytes = await exportProject(records, request, t, { version: '1', now: 10, journal })
    const words = await wordsOfFile(bytes)
    expect(nameFinder(table)(words!).length).toBeGreaterThan(0)
  })
})

describe('the words of a file', () => {
  const markup = async (text: string) => wordsOfFile(new TextEncoder().encode(text))

  test('are joined where tags part a word within a line, and apart where cells do', async () => {
    expect(await markup('<p>Zen<b>obia</b> <i>Quispe</i></p>')).toMatch(/Zenobia Quispe/)
    expect(await markup('<td>Zenobia</td><td>Quispe</td>')).not.toMatch(/Zenobia Quispe/)
  })

  test('are read through entities, and in what is shown of attributes', async () => {
    expect(await markup('<p>Pe&#241;a &amp; P&#xE9;rez</p>')).toContain('Peña & Pérez')
    expect(await markup('<svg><g aria-label="Zenobia"></g></svg>')).toContain('Zenobia')
  })

  test('of a picture can’t be read, which is not the same as none', async () => {
    expect(await wordsOfFile(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]))).toBeNull()
    expect(await wordsOfFile(new Uint8Array())).toBe('')
  })
})

import { describe, expect, test } from 'vitest'
import { createAttribute } from '#shared/commands/createAttribute'
import { createCase } from '#shared/commands/createCase'
import { createCaseKind } from '#shared/commands/createCaseKind'
import { createCode } from '#shared/commands/createCode'
import { createProject } from '#shared/commands/createProject'
import { importCaseTable } from '#shared/commands/importCaseTable'
import { importSources } from '#shared/commands/importSources'
import { freeName } from '#shared/commands/names'
import { renameCoder } from '#shared/commands/renameCoder'
import { renameSource } from '#shared/commands/renameSource'
import { updateProject } from '#shared/commands/updateProject'
import { parseTranscript } from '#shared/records/transcript'
import { fold } from '#shared/text/naturalOrder'
import { project } from './harness'

const longest = 'n'.repeat(500)
const long = `${longest}n`
const doc = parseTranscript({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      attrs: { speaker: null, time: null },
      content: [{ type: 'text', text: 'Synthetic words.' }],
    },
  ],
})
const source = { name: 'One', format: 'txt', fileName: '', encoding: '', doc } as const

describe('a name that is longer than a name can be', () => {
  const p = project()
  const kindId = p.all('caseKind')[0]!.id
  const coderId = p.all('coder')[0]!.id
  const sourceId = p.all('source')[0]!.id
  const table = { kindName: 'Firm', columns: [], rows: [], origin: '' }
  test.each([
    ['project', () => p.refused(updateProject, { patch: { name: long } })],
    ['code', () => p.refused(createCode, { name: long, parentId: null })],
    ['case', () => p.refused(createCase, { kindId, name: long })],
    ['case kind', () => p.refused(createCaseKind, { name: long })],
    ['attribute', () => p.refused(createAttribute, { kindId, name: long, valueType: 'text' })],
    ['coder', () => p.refused(renameCoder, { coderId, name: long })],
    ['source', () => p.refused(renameSource, { sourceId, name: long })],
    ['imported source', () => p.refused(importSources, { sources: [{ ...source, name: long }] })],
    [
      'case of an imported source',
      () =>
        p.refused(importSources, {
          sources: [{ ...source, cases: [{ kindName: 'Firm', caseName: long }] }],
        }),
    ],
    [
      'kind of an imported source',
      () =>
        p.refused(importSources, {
          sources: [{ ...source, cases: [{ kindName: long, caseName: 'Alpha' }] }],
        }),
    ],
    ['kind of a table', () => p.refused(importCaseTable, { ...table, kindName: long })],
    [
      'column of a table',
      () => p.refused(importCaseTable, { ...table, columns: [{ name: long, valueType: 'text' }] }),
    ],
    [
      'case of a table',
      () => p.refused(importCaseTable, { ...table, rows: [{ caseName: long, values: [] }] }),
    ],
  ])('is refused for a %s', async (_what, asked) => {
    expect(await asked()).toBe('refusals.longName')
  })

  test('is refused for a new project and its coder', () => {
    const env = { now: 0, newId: () => 'one', coderId }
    const args = { name: 'Mines', coderName: 'Coder', projectId: 'project:one' } as const
    for (const patch of [{ name: long }, { coderName: long }])
      expect(createProject.run(null, { ...args, ...patch }, env)).toMatchObject({
        refused: { key: 'refusals.longName', values: { most: 500 } },
      })
  })

  test('is none with 500 characters, also where a number has to go behind it', async () => {
    await p.done(importSources, { sources: [{ ...source, name: longest }] })
    await p.done(importSources, { sources: [{ ...source, name: longest }] })
    expect(p.named('source', `${'n'.repeat(496)} (2)`).name).toHaveLength(500)
    const odd = `n${'🙂'.repeat(249)}`
    expect(freeName(odd, new Set([fold(odd)]))).toBe(`n${'🙂'.repeat(247)} (2)`)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fuses } from '../../../electron-builder.config.mjs'
import { readFuses, wrongFuses } from '../../../scripts/fuses.mjs'
import { packagedPrograms } from '../../../scripts/package.mjs'

const wire = (states: string, version = 1) =>
  Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([version, states.length]),
    Buffer.from(states, 'latin1'),
  ])
const program = (...parts: Buffer[]) =>
  Buffer.concat([Buffer.alloc(100, 7), ...parts.flatMap((part) => [part, Buffer.alloc(50, 7)])])

describe('the fuses of a program', () => {
  test('are read in their order', () => {
    expect(readFuses(program(wire('01001100')))).toEqual([fuses])
    expect(wrongFuses(program(wire('01001100')), fuses)).toEqual([])
  })

  test.each(Object.keys(fuses).map((name, index) => [name, index] as const))(
    'are wrong where %s is',
    (name, index) => {
      const right = '01001100'
      const flipped = right[index] === '0' ? '1' : '0'
      const states = right.slice(0, index) + flipped + right.slice(index + 1)
      const value = fuses[name]!
      expect(wrongFuses(program(wire(states)), fuses)).toEqual([
        `${name} is ${!value}, not ${value}`,
      ])
    },
  )

  test('are wrong where one was removed or is not there yet', () => {
    expect(wrongFuses(program(wire('0100110r')), fuses)).toEqual([
      'grantFileProtocolExtraPrivileges is null, not false',
    ])
    expect(wrongFuses(program(wire('010011')), fuses)).toHaveLength(2)
  })

  test('are read for each processor of a universal program', () => {
    const both = program(wire('01001100'), wire('11001100'))
    expect(readFuses(both)).toHaveLength(2)
    expect(wrongFuses(both, fuses)).toEqual(['runAsNode is true, not false'])
  })

  test('are missed where there are none, and not guessed where they are of another kind', () => {
    expect(wrongFuses(program(), fuses)).toEqual(['it has no fuses at all'])
    expect(() => readFuses(program(wire('01001100', 2)))).toThrow('unknown kind: 2')
  })
})

/** The names of the files in an archive, from its header. */
function filesIn(archive: string): string[] {
  interface Entry {
    files?: Record<string, Entry>
  }
  const bytes = readFileSync(archive)
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry
  const below = ({ files }: Entry, path: string): string[] =>
    files === undefined
      ? [path]
      : Object.entries(files).flatMap(([name, entry]) => below(entry, `${path}/${name}`))
  return below(header, '')
}

const programs = packagedPrograms()

describe.skipIf(programs.length === 0)('a package that was made here (npm run package)', () => {
  test('has the fuses that it was made with', () => {
    for (const path of programs) expect(wrongFuses(readFileSync(path), fuses), path).toEqual([])
  })

  test('holds no file of its making', () => {
    const archives = programs
      .map((path) =>
        basename(path) === 'Electron Framework'
          ? join(dirname(path), '../../Resources/app.asar')
          : join(dirname(path), 'resources/app.asar'),
      )
      .filter((path) => existsSync(path))
    expect(archives).toHaveLength(programs.length)
    const built = /^\/(LICENSE|package\.json|out\/(main|preload|renderer)\/.+)$/
    for (const archive of archives) {
      const files = filesIn(archive)
      expect(files).toContain('/out/main/index.js')
      expect(files.filter((path) => !built.test(path) || path.endsWith('.map'))).toEqual([])
    }
  })
})

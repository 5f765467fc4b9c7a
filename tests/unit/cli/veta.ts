import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { parseProject, type ProjectContents } from '#shared/formats/projectFile'
import { main } from '../../../src/cli/main'

export interface Run {
  code: number
  out: string
  err: string
}

/** Runs the command as a shell would, but for the process. */
export async function veta(...argv: string[]): Promise<Run> {
  const out: string[] = []
  const err: string[] = []
  const code = await main(argv, '1.2.3', {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** A folder of this test file's own, removed when it ends. */
export function workFolder() {
  const root = mkdtempSync(join(tmpdir(), 'veta-cli-'))
  afterAll(() => rmSync(root, { recursive: true }))
  const at = (...names: string[]) => join(root, ...names)
  return {
    at,
    write: (name: string, content: string | Uint8Array): string => {
      mkdirSync(dirname(at(name)), { recursive: true })
      writeFileSync(at(name), content)
      return at(name)
    },
    bytes: (name: string) => readFileSync(at(name)),
    json: <T>(name: string) => JSON.parse(readFileSync(at(name), 'utf8')) as T,
    names: (name = '.') => readdirSync(at(name)).toSorted(),
    project: async (name: string): Promise<ProjectContents> => {
      const parsed = await parseProject(new Uint8Array(readFileSync(at(name))))
      if (!parsed.ok) throw new Error(`${name}: ${parsed.problem.key}`)
      return parsed
    },
  }
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../shared/reference')

/** Whether the study's reference values lie beside the project; tests that need them are skipped without. */
export const hasReference = existsSync(folder)

/** A reference file, parsed. */
export const reference = <T>(name: string): T =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T

if (!hasReference) console.warn(`skipped: no reference values beside the project (${folder})`)

import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSampleStudy } from '#shared/formats/sample/study'
import type { ProjectContents } from '#shared/formats/projectFile'
import type { Translate } from '#shared/messages/translate'
import { exists, Failure } from './io'

/** The folder of the readable files: beside the sources, and beside the bundle of an installed package. */
async function sampleFolder(): Promise<string> {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, 'resources', 'sample')
    if (await exists(join(folder, 'codebook.csv'))) return folder
    if (at === dirname(at)) throw new Failure('resources/sample: not found beside the program', 2)
  }
}

/** The sample study, built from its readable files. */
export async function sampleStudy(t: Translate): Promise<ProjectContents> {
  const folder = await sampleFolder()
  const names = await readdir(folder, { recursive: true })
  const files = new Map<string, string>()
  for (const name of names.filter((one) => /\.(csv|txt)$/.test(one))) {
    files.set(name.replaceAll('\\', '/'), await readFile(join(folder, name), 'utf8'))
  }
  return buildSampleStudy(files, t('start.sampleName'), t('start.sampleMemo'))
}

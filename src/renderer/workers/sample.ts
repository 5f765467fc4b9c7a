import { buildSampleStudy } from '#shared/formats/sample/study'
import type { ProjectContents } from '#shared/formats/projectFile'

const parts: Record<string, () => Promise<string>> = import.meta.glob<string>(
  '../../../resources/sample/**/*.{csv,txt}',
  { query: '?raw', import: 'default' },
)

/** The sample study, from the readable files that ship with the app. */
export async function sampleStudy(name: string, memo: string): Promise<ProjectContents> {
  const files = new Map<string, string>()
  for (const [path, load] of Object.entries(parts)) {
    files.set(path.slice(path.indexOf('sample/') + 'sample/'.length), await load())
  }
  return buildSampleStudy(files, name, memo)
}

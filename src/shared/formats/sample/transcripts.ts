import { codePassages } from '../../commands/codePassages'
import { importSources, type NewSource } from '../../commands/importSources'
import { readTranscript } from '../transcripts/readTranscript'
import type { Builder } from './builder'
import { readMarks, type Mark } from './markup'
import { field, found, rowsOf } from './rows'

export async function importTranscripts(builder: Builder, files: ReadonlyMap<string, string>) {
  const owners = new Map(rowsOf(files, 'sources.csv').map((row) => [field(row, 'file'), row]))
  const sources: NewSource[] = []
  const marks = new Map<string, { text: string; marks: Mark[] }>()
  for (const [file, row] of owners) {
    const read = readMarks(found(files.get(`transcripts/${file}`), file))
    const outcome = await readTranscript({ name: file, bytes: new TextEncoder().encode(read.text) })
    if (!outcome.ok) throw new Error(`${file}: ${outcome.problem.key}`)
    const name = field(row, 'name')
    marks.set(name, read)
    sources.push({
      ...outcome.transcript,
      name,
      cases: [{ kindName: field(row, 'kind'), caseName: field(row, 'case') }],
    })
  }
  await builder.run(importSources, { sources })
  return marks
}

/** Finds marked passages in the transcript that was imported: the same words, in the same order. */
export async function codeTranscript(
  builder: Builder,
  name: string,
  read: { text: string; marks: Mark[] },
) {
  const source = found(
    builder.all('source').find((one) => one.name === name),
    name,
  )
  const { text } = found(
    builder.all('text').find((one) => one.sourceId === source.id),
    name,
  )
  const codes = new Map(builder.all('code').map((code) => [code.key, code.id]))
  const passages = read.marks.map(({ key, polarity, memo, span }) => {
    const quote = read.text.slice(span.start, span.end)
    const start = text.indexOf(quote)
    if (start < 0 || text.indexOf(quote, start + 1) >= 0) {
      throw new Error(`${name}: the marked words are not there exactly once: ${quote}`)
    }
    const codeId = found(codes.get(key), `the code ${key}`)
    return { span: { start, end: start + quote.length }, codeId, polarity, memo }
  })
  await builder.run(codePassages, { sourceId: source.id, passages })
}

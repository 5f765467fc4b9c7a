import type { ReadOptions } from '#shared/formats/transcripts/outcome'
import { readTranscript } from '#shared/formats/transcripts/readTranscript'
import { canonicalText } from '#shared/text/canonical'
import { turnsOf } from '#shared/text/turns'

export const utf8 = (text: string) => new TextEncoder().encode(text)

export async function read(name: string, bytes: Uint8Array | string, options?: ReadOptions) {
  const outcome = await readTranscript(
    { name, bytes: typeof bytes === 'string' ? utf8(bytes) : bytes },
    options,
  )
  if (!outcome.ok) throw new Error(outcome.problem.key)
  return outcome.transcript
}

export const problem = async (name: string, bytes: Uint8Array | string) => {
  const outcome = await readTranscript({
    name,
    bytes: typeof bytes === 'string' ? utf8(bytes) : bytes,
  })
  return outcome.ok ? null : outcome.problem
}

export const talk = async (name: string, bytes: Uint8Array | string, options?: ReadOptions) => {
  const { doc } = await read(name, bytes, options)
  const text = canonicalText(doc)
  return turnsOf(doc).map(({ speaker, time, start, end }) => [
    speaker,
    time,
    text.slice(start, end),
  ])
}

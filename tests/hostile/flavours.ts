import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { serialiseProject } from '#shared/formats/projectFile'
import { utf8 } from './hostileFile'
import type { RawEntry } from './rawZip'
import { smallProject } from './smallProject'

const WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const OTHERS =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

/** The main part of a Word document; `prolog` stands before it. */
export const documentXml = (body: string, prolog = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${prolog}<w:document ${WORDS} ${OTHERS}><w:body>${body}</w:body></w:document>`

export const paragraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

const entry = (name: string, text: string): RawEntry => ({ name, content: utf8(text) })

/** The parts of a small Word document with other parts besides. */
export const wordParts = (
  body = paragraph('P1: harmless words'),
  others: Record<string, string> = {},
) => [
  entry(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  ),
  entry('word/document.xml', documentXml(body)),
  ...Object.entries(others).map(([name, text]) => entry(name, text)),
]

/** A small project of synthetic words, as a file. */
export const projectFile = serialiseProject(await smallProject(), Date.UTC(2026, 0, 20))

interface Manifest {
  formatVersion: unknown
  counts: Record<string, unknown>
  files: { name: string; bytes: number; sha256: string }[]
}

/**
 * The entries of that project with parts changed, and hashes and counts that fit: somebody who means harm mends them.
 * `adjust` then changes the manifest.
 */
export function projectParts(
  change: Record<string, (text: string) => string> = {},
  adjust: (manifest: Manifest) => void = () => {},
): RawEntry[] {
  const parts = Object.entries(unzipSync(projectFile)).map(([name, bytes]) => {
    const text = new TextDecoder().decode(bytes)
    return [name, name === 'manifest.json' ? text : (change[name]?.(text) ?? text)] as const
  })
  const added = Object.entries(change).filter(
    ([name]) => name !== 'manifest.json' && !parts.some(([own]) => own === name),
  )
  const all = [
    ...parts.filter(([name]) => name !== 'manifest.json'),
    ...added.map(([name, make]) => [name, make('')] as const),
  ]
  const manifest = JSON.parse(parts.find(([name]) => name === 'manifest.json')![1]) as Manifest
  manifest.files = all.map(([name, text]) => {
    const bytes = utf8(text)
    return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
  for (const [name, text] of all) {
    const type = /^(?:records\/)?(\w+)\.jsonl$/.exec(name)?.[1]
    if (type !== undefined) manifest.counts[type] = text.split('\n').length - 1
  }
  adjust(manifest)
  const written = change['manifest.json']?.(JSON.stringify(manifest)) ?? JSON.stringify(manifest)
  return [entry('manifest.json', written), ...all.map(([name, text]) => entry(name, text))]
}

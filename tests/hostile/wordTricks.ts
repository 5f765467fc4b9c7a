import { documentXml, wordParts } from './flavours'
import { utf8, type HostileFile } from './hostileFile'
import { rawZip } from './rawZip'

/** What a Word document tries, what must become of it, how it is made, and whether it is too much for a window. */
export type Trick = [trick: string, must: HostileFile['must'], make: () => Uint8Array, heavy?: true]

const MAIN = 'word/document.xml'

/** A Word document whose main part is this text. */
export const main = (xml: () => string | Uint8Array) => (): Uint8Array => {
  const made = xml()
  const content = typeof made === 'string' ? utf8(made) : made
  return rawZip(wordParts().map((part) => (part.name === MAIN ? { ...part, content } : part)))
}
/** A Word document with this in its body. */
export const body = (text: () => string) => main(() => documentXml(text()))

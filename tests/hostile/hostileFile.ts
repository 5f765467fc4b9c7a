/** What a hostile file is given to: one for every way by which something comes into a project. */
export type Target =
  'transcript' | 'pasted' | 'project' | 'table' | 'memo' | 'page' | 'sealed' | 'key'

/** A file that somebody made to do harm, or that a broken program made by accident. */
export interface HostileFile {
  /** The name that its maker gave it. */
  name: string
  /** What it tries. */
  trick: string
  target: Target
  bytes: () => Uint8Array
  /** Read or refused: what must become of it. */
  must: 'be refused' | 'come in'
  /** Takes a second or 100 MB: not for a test with a window. */
  heavy?: boolean
}

/** What the person is told to type by who sent a sealed file. */
export const PASSPHRASE = 'synthetic passphrase'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A file of text; its content is made when it is needed, as many are large. */
export const written = (
  target: Target,
  name: string,
  trick: string,
  must: HostileFile['must'],
  text: string | (() => string),
): HostileFile => ({
  name,
  trick,
  target,
  must,
  bytes: () => utf8(typeof text === 'string' ? text : text()),
})

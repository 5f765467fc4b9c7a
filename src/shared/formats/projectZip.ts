import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { deflateSync, Zip, ZipPassThrough } from 'fflate'
import { wellFormed } from '../text/plainName'

/** What a system may do faster than what is written in JavaScript; the result is the same. */
export interface ZipTools {
  /** The SHA-256 of bytes (FIPS 180-4), as 64 hex digits. */
  sha256(bytes: Uint8Array): string
  /** Bytes as a raw DEFLATE stream (RFC 1951). */
  deflate(bytes: Uint8Array): Uint8Array
}

export const zipTools: ZipTools = {
  sha256: (bytes) => bytesToHex(sha256(bytes)),
  deflate: (bytes) => deflateSync(bytes, { level: 6 }),
}

export interface ZipPart {
  name: string
  bytes: Uint8Array
}

/** What a zip can say of a time; a computer whose clock is off must still be able to save. */
const OLDEST = Date.UTC(1981, 0)
const NEWEST = Date.UTC(2098, 0)

const DEFLATED = 8

/**
 * How many bytes one packed byte may stand for. Words that say the same for ever would pack to less, and look like the
 * bombs that are refused when a file is read: they are stored as they are.
 */
const DENSEST = 50

/** A part of a zip that is compressed by other means than the library's. */
class Deflated extends ZipPassThrough {
  override compression = DEFLATED
  constructor(
    name: string,
    readonly packed: Uint8Array,
  ) {
    super(name)
  }
  protected override process(_chunk: Uint8Array, isLast: boolean): void {
    this.ondata(null, this.packed as Uint8Array<ArrayBuffer>, isLast)
  }
}

export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Parts as one zip, dated `at`. */
export function zipped(
  parts: readonly ZipPart[],
  at: number,
  { deflate }: Pick<ZipTools, 'deflate'>,
): Uint8Array {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  for (const { name, bytes } of parts) {
    const packed = deflate(bytes)
    const isDense = packed.length * DENSEST < bytes.length
    const part = isDense ? new ZipPassThrough(name) : new Deflated(name, packed)
    part.mtime = Math.min(Math.max(at, OLDEST), NEWEST)
    zip.add(part)
    part.push(bytes, true)
  }
  zip.end()
  return joined(chunks)
}

const LINE_FEED = 10
const encoder = new TextEncoder()

/** As JSON writes half a character, which UTF-8 has no bytes for. */
const LONE = /\\ud[89a-f]/
const whole = (_: string, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value)
const toLine = (value: unknown): string => {
  const line = JSON.stringify(value)
  return LONE.test(line) ? JSON.stringify(value, whole) : line
}

/** Values as JSON Lines. A string of them all could be longer than a string can be. */
export const linesOf = (values: readonly unknown[]): Uint8Array =>
  joined(values.map((value) => encoder.encode(`${toLine(value)}\n`)))

/** What stands before each line feed. */
export function* linesIn(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; ;) {
    const end = bytes.indexOf(LINE_FEED, start)
    if (end < 0) return
    yield bytes.subarray(start, end)
    start = end + 1
  }
}

import { configure, Uint8ArrayReader, Writer, ZipReader, type FileEntry } from '@zip.js/zip.js'

// The caller already runs off the main thread; a worker of a worker would need a script from a blob.
configure({ useWebWorkers: false })

/** What a zip from somebody else may claim at the most. */
export interface ZipLimits {
  entries: number
  /** Of these, how many are wanted: each takes half a millisecond, however small it is. */
  wanted: number
  /** Bytes of all wanted entries, unpacked. */
  bytes: number
  /** How many bytes one byte of the file may unpack to, on average; no more than `free` bytes are always let through. */
  ratio: number
  free: number
}

export type ZipProblem = 'notAZip' | 'encrypted' | 'tooLarge' | 'damaged'

export class ZipError extends Error {
  override name = 'ZipError'
  constructor(
    readonly problem: ZipProblem,
    readonly entry = '',
  ) {
    super(`${problem} ${entry}`)
  }
}

/** Holds as many bytes as the entry claims to have, and takes not one more. */
class ExactWriter extends Writer<Uint8Array> {
  readonly bytes: Uint8Array
  written = 0
  constructor(claimed: number) {
    super()
    this.bytes = new Uint8Array(claimed)
  }
  override async writeUint8Array(part: Uint8Array): Promise<void> {
    if (this.written + part.length > this.bytes.length) throw new RangeError('More than claimed')
    this.bytes.set(part, this.written)
    this.written += part.length
  }
}

async function unpack(entry: FileEntry): Promise<Uint8Array> {
  const writer = new ExactWriter(entry.uncompressedSize)
  // Entries that share bytes let a small file unpack to a large one.
  const checks = { checkCrc32: true, checkOverlappingEntry: true }
  await entry.getData(writer, checks).catch(() => {
    throw new ZipError('damaged', entry.filename)
  })
  if (writer.written !== writer.bytes.length) throw new ZipError('damaged', entry.filename)
  return writer.bytes
}

/**
 * Unpacks the wanted entries of a zip into memory; names are keys and never become paths.
 * Throws ZipError when it is no zip, is encrypted, claims or holds more than the limits, holds one name twice or one
 * byte in two entries, or fails its checksums.
 */
export async function unzip(
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, Uint8Array>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { filenameValidation: 'tolerant' })
  const entries: FileEntry[] = []
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.length === limits.entries) throw new ZipError('tooLarge')
      if (!entry.directory) entries.push(entry)
    }
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('notAZip')
  }
  const unpacked = new Map<string, Uint8Array>()
  let left = Math.min(limits.bytes, Math.max(limits.free, bytes.length * limits.ratio))
  for (const entry of entries) {
    if (!wanted(entry.filename)) continue
    if (unpacked.size === limits.wanted) throw new ZipError('tooLarge', entry.filename)
    if (entry.encrypted) throw new ZipError('encrypted', entry.filename)
    if (unpacked.has(entry.filename)) throw new ZipError('damaged', entry.filename)
    left -= entry.uncompressedSize
    if (left < 0) throw new ZipError('tooLarge', entry.filename)
    unpacked.set(entry.filename, await unpack(entry))
  }
  await reader.close()
  return unpacked
}

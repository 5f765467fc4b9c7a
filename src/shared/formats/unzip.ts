import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'

// The caller already runs off the main thread; a worker of a worker would need a script from a blob.
configure({ useWebWorkers: false })

/** What a zip from somebody else may claim at the most. */
export interface ZipLimits {
  entries: number
  /** Bytes of all wanted entries, unpacked. */
  bytes: number
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

/**
 * Unpacks the wanted entries of a zip into memory; names are keys and never become paths.
 * Throws ZipError when it is no zip, is encrypted, claims or holds more than the limits, or fails its checksums.
 */
export async function unzip(
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, Uint8Array>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { checkSignature: true })
  const entries = await reader.getEntries().catch(() => {
    throw new ZipError('notAZip')
  })
  if (entries.length > limits.entries) throw new ZipError('tooLarge')
  const unpacked = new Map<string, Uint8Array>()
  let left = limits.bytes
  for (const entry of entries) {
    if (entry.directory || !wanted(entry.filename)) continue
    if (entry.encrypted) throw new ZipError('encrypted', entry.filename)
    left -= entry.uncompressedSize
    if (left < 0) throw new ZipError('tooLarge', entry.filename)
    const writer = new Uint8ArrayWriter()
    await entry.getData(writer, { checkSignature: true }).catch(() => {
      throw new ZipError('damaged', entry.filename)
    })
    const data = (await writer.getData()) as Uint8Array
    if (data.length !== entry.uncompressedSize) throw new ZipError('damaged', entry.filename)
    unpacked.set(entry.filename, data)
  }
  await reader.close()
  return unpacked
}

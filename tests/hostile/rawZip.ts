import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a zip, of which every header may lie. */
export interface RawEntry {
  name: string
  content: Uint8Array
  /** 0 for stored, 8 for deflated. */
  method?: number
  flags?: number
  crc?: number
  /** What the headers say of its size, unpacked and packed. */
  size?: number
  packedSize?: number
  /** The name in the header before its bytes, where that is another one. */
  localName?: string
  /** Fields that the directory has behind its name. */
  extra?: Uint8Array
  /** Its bytes are those of the entry with this number. */
  sharesWith?: number
}

export interface RawEnd {
  count?: number
  offset?: number
  comment?: Uint8Array
  before?: Uint8Array
  after?: Uint8Array
}

export const fields = (...given: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer => {
  const buffer = Buffer.alloc(given.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of given) {
    if (bytes === 2) buffer.writeUInt16LE(value & 0xffff, at)
    else buffer.writeUInt32LE(value >>> 0, at)
    at += bytes
  }
  return buffer
}

/** A zip as its parts say, true or not. Node's own `crc32` came late: where it is missing, the sum is worked out. */
export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array {
  const before = Buffer.from(end.before ?? [])
  const locals: Buffer[] = []
  const central: Buffer[] = []
  const offsets: number[] = []
  const packing = new Map<Uint8Array, { packed: Buffer; sum: number }>()
  let at = before.length
  for (const entry of entries) {
    const { content, method = 8, flags = 0x800 } = entry
    // Entries of the same bytes may be thousands.
    const known = entry.sharesWith === undefined ? undefined : packing.get(content)
    const { packed, sum } = known ?? {
      packed: method === 8 ? deflateRawSync(content) : Buffer.from(content),
      sum: sumOf(content),
    }
    packing.set(content, { packed, sum })
    const crc = entry.crc ?? sum
    const size = entry.size ?? content.length
    const packedSize = entry.packedSize ?? packed.length
    const heads = [
      [20, 2],
      [flags, 2],
      [method, 2],
      [0, 2],
      [33, 2],
      [crc, 4],
      [packedSize, 4],
      [size, 4],
    ] as const
    const name = Buffer.from(entry.name)
    const localName = Buffer.from(entry.localName ?? entry.name)
    const shared = entry.sharesWith === undefined ? undefined : offsets[entry.sharesWith]
    offsets.push(shared ?? at)
    if (shared === undefined) {
      const local = Buffer.concat([
        fields([0x04034b50, 4], ...heads, [localName.length, 2], [0, 2]),
        localName,
        packed,
      ])
      locals.push(local)
      at += local.length
    }
    const extra = Buffer.from(entry.extra ?? [])
    central.push(
      fields(
        [0x02014b50, 4],
        [20, 2],
        ...heads,
        [name.length, 2],
        [extra.length, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [offsets.at(-1)!, 4],
      ),
      name,
      extra,
    )
  }
  const directory = Buffer.concat(central)
  const comment = Buffer.from(end.comment ?? [])
  const count = end.count ?? entries.length
  return Buffer.concat([
    before,
    ...locals,
    directory,
    fields(
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
      [directory.length, 4],
      [end.offset ?? at, 4],
      [comment.length, 2],
    ),
    comment,
    Buffer.from(end.after ?? []),
  ])
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let i = 0; i < 8; i += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

export function sumOf(bytes: Uint8Array): number {
  if (typeof crc32 === 'function') return crc32(bytes)
  let sum = 0xffffffff
  for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 0xff]!
  return (sum ^ 0xffffffff) >>> 0
}

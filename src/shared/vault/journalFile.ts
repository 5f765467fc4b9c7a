import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { linesIn } from '../formats/projectZip'
import { parseJournalRow, type JournalRow } from '../records/journal'

/**
 * One file of a vault's journal: a line that says what it is, then one line a journal row. Every line begins with a
 * checksum of what follows, so that a torn or altered one is noticed and never read.
 */
export interface JournalFile {
  /** The format of the records in the changes. */
  formatVersion: number
  rows: readonly JournalRow[]
  /** The numbers of lines that are not as they were written, from 1; an end that was torn off is none. */
  damaged: readonly number[]
}

/** Closes what a line says to those who have no key, and opens it; null where it does not open. */
export interface LineCipher {
  close(json: string): string
  open(closed: string): string | null
}

const CHECKSUM = 16

const SPACE = 32
const encoder = new TextEncoder()
const decoder = new TextDecoder()

const checksum = (json: Uint8Array) => bytesToHex(sha256(json)).slice(0, CHECKSUM)

const toLine = (value: unknown): string => {
  const json = JSON.stringify(value)
  return `${checksum(encoder.encode(json))} ${json}\n`
}

/** The value of a line, or null where it is not what was written. */
function fromLine(line: Uint8Array): unknown {
  const json = line.subarray(CHECKSUM + 1)
  const isWhole =
    line[CHECKSUM] === SPACE && checksum(json) === decoder.decode(line.subarray(0, CHECKSUM))
  return isWhole ? (JSON.parse(decoder.decode(json)) as unknown) : null
}

export const serialiseHeader = (formatVersion: number): string =>
  toLine({ format: 'veta-journal', formatVersion })

export const serialiseRow = (row: JournalRow, cipher: LineCipher | null = null): string =>
  toLine(cipher ? { sealed: cipher.close(JSON.stringify(row)) } : row)

/** The row in a line's value; null where it does not open. */
function rowIn(value: unknown, cipher: LineCipher | null): JournalRow | null {
  if (!cipher) return parseJournalRow(value)
  const { sealed } = value as { sealed?: unknown }
  const json = typeof sealed === 'string' ? cipher.open(sealed) : null
  return json === null ? null : parseJournalRow(JSON.parse(json))
}

/** The format that a header names; null where the line is no header of a journal. */
function formatOf(header: unknown): number | null {
  const { format, formatVersion } = (header ?? {}) as Record<string, unknown>
  return format === 'veta-journal' && typeof formatVersion === 'number' ? formatVersion : null
}

/**
 * Reads what can be read; null for a file whose first line is damaged or says that it is something else. What stands
 * behind the last line's end is what a crash has left of a line.
 */
export function parseJournalFile(
  bytes: Uint8Array,
  cipher: LineCipher | null = null,
): JournalFile | null {
  let formatVersion: number | null = null
  let number = 0
  const rows: JournalRow[] = []
  const damaged: number[] = []
  for (const line of linesIn(bytes)) {
    const value = fromLine(line)
    number += 1
    if (number === 1) {
      formatVersion = formatOf(value)
      if (formatVersion === null) return null
      continue
    }
    const row = value === null ? null : rowIn(value, cipher)
    if (row) rows.push(row)
    else damaged.push(number)
  }
  return formatVersion === null ? null : { formatVersion, rows, damaged }
}

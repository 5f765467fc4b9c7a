import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
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

const checksum = (json: string) => bytesToHex(sha256(utf8ToBytes(json))).slice(0, CHECKSUM)

const toLine = (value: unknown): string => {
  const json = JSON.stringify(value)
  return `${checksum(json)} ${json}\n`
}

/** The value of a line, or null where it is not what was written. */
function fromLine(line: string): unknown {
  const json = line.slice(CHECKSUM + 1)
  return line[CHECKSUM] === ' ' && checksum(json) === line.slice(0, CHECKSUM)
    ? (JSON.parse(json) as unknown)
    : null
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

/** Reads what can be read; null for a file whose first line is damaged or says that it is something else. */
export function parseJournalFile(
  text: string,
  cipher: LineCipher | null = null,
): JournalFile | null {
  const [first = '', ...lines] = text.split('\n')
  const formatVersion = formatOf(fromLine(first))
  if (formatVersion === null) return null
  const rows: JournalRow[] = []
  const damaged: number[] = []
  // What stands behind the last line's end is what a crash has left of a line.
  lines.slice(0, -1).forEach((line, i) => {
    const value = fromLine(line)
    const row = value === null ? null : rowIn(value, cipher)
    if (row) rows.push(row)
    else damaged.push(i + 2)
  })
  return { formatVersion, rows, damaged }
}

import { join } from 'node:path'
import { joined } from '#shared/formats/projectZip'
import { FORMAT_VERSION } from '#shared/records/schema'
import type { JournalRow } from '#shared/records/journal'
import { migrateDiff } from '#shared/records/migrate'
import {
  parseJournalFile,
  serialiseHeader,
  serialiseRow,
  type LineCipher,
} from '#shared/vault/journalFile'
import { writeBeside, writeThrough, type FileCalls } from './calls'

/** The rows that could be read, rising, a number once; and what could not. */
export interface ReadJournal {
  rows: JournalRow[]
  damaged: { file: string; lines: readonly number[] }[]
}

/**
 * The journal of a vault: files to which lines are only ever added. A file to which a write has failed is left as it
 * is, torn end and all, and the next line begins another.
 */
export interface Journal {
  read(): Promise<ReadJournal>
  /** Resolves when the rows are on the disk. `beforeFile` is asked before another file is begun. */
  append(rows: readonly JournalRow[], beforeFile?: () => Promise<void>): Promise<void>
  /** The next line begins a new file. */
  turn(): void
  /** Writes what can be read of a damaged file once more, and renames that one, so that it is read no more. */
  renew(file: string): Promise<void>
  /** Deletes the files that hold no row after `seq`, but not the last one. */
  dropUntil(seq: number): Promise<void>
}

const ENDING = '.jsonl'
/** Bytes after which the next line begins another file, so that none grows longer than can be read at once. */
const LONG = 64 * 1024 * 1024
const encoder = new TextEncoder()

const nameOf = (n: number) => `${String(n).padStart(6, '0')}${ENDING}`
const numberOf = (name: string) => Number(name.slice(0, -ENDING.length))

/** `cipher` seals the lines of a sealed project. */
export function openJournal(calls: FileCalls, folder: string, cipher: LineCipher | null): Journal {
  let current: { name: string; bytes: number } | null = null

  const files = async () => (await calls.list(folder)).filter((name) => name.endsWith(ENDING))

  const readFile = async (name: string) => {
    const parsed = parseJournalFile(await calls.read(join(folder, name)), cipher)
    if (!parsed) return { rows: [], damaged: [1] }
    if (parsed.formatVersion > FORMAT_VERSION) throw new NewerJournalError(name)
    const rows = parsed.rows.map((row) => ({
      ...row,
      diff: migrateDiff(row.diff, parsed.formatVersion),
    }))
    return { rows, damaged: parsed.damaged }
  }

  const begin = async () => {
    const last = (await files()).at(-1)
    const name = nameOf(last === undefined ? 1 : numberOf(last) + 1)
    await writeBeside(calls, folder, name, encoder.encode(serialiseHeader(FORMAT_VERSION)))
    return { name, bytes: 0 }
  }

  const append = async (rows: readonly JournalRow[], beforeFile?: () => Promise<void>) => {
    if (!current) await beforeFile?.()
    const { name, bytes: before } = current ?? (await begin())
    current = null
    const lines = joined(rows.map((row) => encoder.encode(serialiseRow(row, cipher))))
    await writeThrough(calls, join(folder, name), 'a', lines)
    const bytes = before + lines.length
    if (bytes < LONG) current = { name, bytes }
  }

  return {
    read: async () => {
      const rows = new Map<number, JournalRow>()
      const damaged: ReadJournal['damaged'] = []
      for (const name of await files()) {
        const file = await readFile(name)
        for (const row of file.rows) rows.set(row.seq, row)
        if (file.damaged.length > 0) damaged.push({ file: name, lines: file.damaged })
      }
      return { rows: [...rows.values()].toSorted((a, b) => a.seq - b.seq), damaged }
    },
    append,
    renew: async (file) => {
      const { rows } = await readFile(file)
      // Never into the damaged file itself, which may be the one that was written to last.
      current = null
      if (rows.length > 0) await append(rows)
      await calls.rename(join(folder, file), join(folder, `${file}.damaged`))
    },
    turn: () => {
      current = null
    },
    dropUntil: async (seq) => {
      for (const name of (await files()).slice(0, -1)) {
        const { rows } = await readFile(name)
        if (rows.every((row) => row.seq <= seq)) await calls.remove(join(folder, name))
      }
    },
  }
}

/** A newer app has written this journal; this one must not touch it. */
export class NewerJournalError extends Error {
  override name = 'NewerJournalError'
}

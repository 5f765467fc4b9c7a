import { create } from 'zustand'
import type { Round } from '#shared/pseudonyms/keyFile'
import { formsTyped, tidy, type NameEntry, type NameTable } from '#shared/pseudonyms/table'
import type { Sealing } from '#shared/sealing/lock'

/** A row as it is typed. */
export interface Row {
  id: number
  name: string
  forms: string
  pseudonym: string
}

/** What is known of a project's real names. */
export interface Known {
  rows: readonly Row[]
  /** What has been replaced, as the key has it. */
  rounds: readonly Round[]
  /** The lock of the key, once it has one. */
  sealing: Sealing | null
  /** The key's file, where it has been read or written. */
  file: string | null
  /** The person has said that files go out though the key is not open, and is not asked again. */
  goesUnchecked: boolean
  /** The table as the key has it. */
  kept: string
}

let last = 0

export const emptyRow = (row: Partial<Omit<Row, 'id'>> = {}): Row => {
  last += 1
  return { id: last, name: '', forms: '', pseudonym: '', ...row }
}

/** What stands in an empty table, to be typed in. */
export const firstRow: Row = { id: 0, name: '', forms: '', pseudonym: '' }

export const rowOf = ({ name, forms, pseudonym }: NameEntry): Row =>
  emptyRow({ name, forms: forms.join(', '), pseudonym })

const nothing: Known = {
  rows: [],
  rounds: [],
  sealing: null,
  file: null,
  goesUnchecked: false,
  kept: '[]',
}

interface Names {
  byProject: Readonly<Record<string, Known>>
  set: (uuid: string, known: Partial<Known>) => void
  forget: (uuid: string) => void
}

/** The real names of the open projects. They are in memory only: nothing of this may ever be stored as it is. */
export const useNames = create<Names>()((set) => ({
  byProject: {},
  set: (uuid, known) =>
    set(({ byProject }) => ({
      byProject: { ...byProject, [uuid]: { ...(byProject[uuid] ?? nothing), ...known } },
    })),
  forget: (uuid) =>
    set(({ byProject }) => {
      const { [uuid]: _, ...rest } = byProject
      return { byProject: rest }
    }),
}))

export const knownOf = (uuid: string): Known => useNames.getState().byProject[uuid] ?? nothing
export const useKnown = (uuid: string): Known =>
  useNames(({ byProject }) => byProject[uuid] ?? nothing)

/** The rows that name somebody. */
export const namedRows = (rows: readonly Row[]): Row[] =>
  rows.filter(({ name }) => tidy(name) !== '')

/** The table that rows make, a row for each that names somebody; a pseudonym may still be empty. */
export const tableOf = (rows: readonly Row[]): NameTable =>
  namedRows(rows).map(({ name, forms, pseudonym }) => ({
    name: tidy(name),
    forms: formsTyped(forms),
    pseudonym: tidy(pseudonym),
  }))

/** Whether the key has the table as it is now. */
export const isKept = ({ rows, kept }: Known): boolean => JSON.stringify(tableOf(rows)) === kept

import 'fake-indexeddb/auto'
import { onTestFinished } from 'vitest'
import { createCode } from '#shared/commands/createCode'
import { createProject } from '#shared/commands/createProject'
import { importSources } from '#shared/commands/importSources'
import { readPasted } from '#shared/formats/transcripts/readTranscript'
import type { JournalRow } from '#shared/records/journal'
import type { AnyRecord, IdOf } from '#shared/records/schema'
import { createHistory, wasRefused, type History, type Outcome } from '#history/history'
import { openDatabase, type ProjectDatabase } from '#storage/database'
import { createMirror, type Mirror } from '#storage/mirror'
import { readWholeProject, type WholeProject } from '#storage/wholeProject'

export const coderId: IdOf<'coder'> = 'coder:1'
const TEXT = 'Ana: We buy ore 🙂 from the mine.\n\nLuis: The mine buys nothing from us.'

/** One window of the app on a project: its own connection, history and mirror. */
export interface Window {
  db: ProjectDatabase
  history: History
  mirror: Mirror
  close: () => void
}

let ids = 0
let clock = 1_000

export async function openWindow(uuid: string): Promise<Window> {
  const db = await openDatabase(uuid)
  const mirror = await createMirror(db)
  const surroundings = {
    now: () => (clock += 1),
    newId: () => String((ids += 1)),
    coderId: () => coderId,
  }
  const close = () => {
    mirror.close()
    db.close()
  }
  onTestFinished(close)
  return { db, mirror, history: createHistory(db, surroundings, mirror), close }
}

/** What was written. Throws where the command was refused. */
export function written(outcome: Outcome): JournalRow {
  if (wasRefused(outcome)) throw new Error(`refused: ${outcome.refused.key}`)
  return outcome.row
}

export function refusal(outcome: Outcome): string {
  if (!wasRefused(outcome)) throw new Error(`${outcome.row.command} was not refused`)
  return outcome.refused.key
}

export const newUuid = () => `test-${(ids += 1)}`

/** A project of its own with one coder, one transcript and the codes Supply and Demand. */
export async function projectWindow(uuid = newUuid()): Promise<Window> {
  const window = await openWindow(uuid)
  const { history } = window
  const args = { name: 'Study', coderName: 'Coder', projectId: `project:${uuid}` as const }
  written(await history.run(createProject, args))
  const read = readPasted(TEXT, 'Interview')
  if (!read.ok) throw new Error(read.problem.key)
  written(await history.run(importSources, { sources: [read.transcript] }))
  for (const name of ['Supply', 'Demand'])
    written(await history.run(createCode, { name, parentId: null }))
  return window
}

/** Everything in the database, read anew. */
export const everythingIn = (db: ProjectDatabase): Promise<WholeProject> => readWholeProject(db)

export async function recordsIn(db: ProjectDatabase): Promise<Record<string, AnyRecord>> {
  const { records } = await readWholeProject(db)
  return Object.fromEntries(records.map((record) => [record.id, record]))
}

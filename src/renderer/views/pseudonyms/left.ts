import { create } from 'zustand'
import { isPseudonymised } from '#shared/pseudonyms/pseudonymised'
import { sharedWorker } from '#workers/client'
import type { LeftNames } from '#workers/names'
import type { Session } from '#history/projects'
import { knownOf, tableOf, useNames } from './state'

/** A name that is left, how often, and how often it may be another word. */
export interface LeftName {
  name: string
  count: number
  doubtful: number
}

/** What a person is asked before a file is written that holds real names, or may hold some. */
export interface LeftQuestion {
  file: string
  /** `unreadable`: nobody can tell. `locked`: the key with the names is not open. */
  names: LeftName[] | 'unreadable' | 'locked'
  inHistory: number
  /** It is a project file with its history, of which there can be a copy without. */
  isProject: boolean
  /** The names stand in lines of the history, in whose place pseudonyms can be written. */
  canVeil: boolean
  answer: (how: Answer) => void
}

/** Whether a file is written, and how: as it is, or with pseudonyms in the lines of the history. */
export type Answer = 'asItIs' | 'veiled' | null

export const useLeftQuestion = create<{ question: LeftQuestion | null }>()(() => ({
  question: null,
}))

function ask(question: Omit<LeftQuestion, 'answer'>): Promise<Answer> {
  return new Promise((resolve) => {
    const answer = (how: Answer) => {
      useLeftQuestion.setState({ question: null })
      resolve(how)
    }
    useLeftQuestion.setState({ question: { ...question, answer } })
  })
}

async function mayWrite(
  { uuid, mirror }: Pick<Session, 'uuid' | 'mirror'>,
  about: Pick<LeftQuestion, 'file' | 'isProject' | 'canVeil'>,
  look: (table: ReturnType<typeof tableOf>) => Promise<LeftNames | null>,
): Promise<Answer> {
  const { rows, goesUnchecked } = knownOf(uuid)
  const table = tableOf(rows)
  if (table.length === 0) {
    if (goesUnchecked || !isPseudonymised(mirror.journal())) return 'asItIs'
    const how = await ask({ ...about, names: 'locked', inHistory: 0, canVeil: false })
    if (how) useNames.getState().set(uuid, { goesUnchecked: true })
    return how
  }
  const left = await look(table)
  if (left?.counts.length === 0) return 'asItIs'
  const names =
    left?.counts.map(({ entry, ...counts }) => ({ name: table[entry]!.name, ...counts })) ??
    'unreadable'
  const canVeil =
    about.canVeil && !!left?.counts.some(({ entry }) => table[entry]!.pseudonym !== '')
  return ask({ ...about, canVeil, names, inHistory: left?.inHistory ?? 0 })
}

/** Whether a file may be written: where real names of the project are in it, or in its own name, the person says. */
export const mayWriteFile = (
  session: Pick<Session, 'uuid' | 'mirror'>,
  file: string,
  bytes: Uint8Array,
  { canVeil = false } = {},
): Promise<Answer> =>
  mayWrite(session, { file, isProject: false, canVeil }, (table) =>
    sharedWorker().run('namesInFile', { bytes, file, table }),
  )

/** The same of a project file. */
export const mayWriteProject = (
  session: Pick<Session, 'uuid' | 'mirror'>,
  file: string,
  { history }: { history: boolean },
): Promise<boolean> =>
  mayWrite(session, { file, isProject: history, canVeil: false }, (table) =>
    sharedWorker().run('namesInProject', { projectUuid: session.uuid, table, history }),
  ).then((how) => how !== null)

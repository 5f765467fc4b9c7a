import { create } from 'zustand'
import { sharedWorker } from '#workers/client'
import type { LeftNames } from '#workers/names'
import { knownOf, tableOf } from './state'

/** What a person is asked before a file is written that holds real names. */
export interface LeftQuestion {
  file: string
  /** Null where nobody can tell. */
  names: { name: string; count: number }[] | null
  inHistory: number
  /** It is a project file, of which there can be a copy without history. */
  isProject: boolean
  answer: (goOn: boolean) => void
}

export const useLeftQuestion = create<{ question: LeftQuestion | null }>()(() => ({
  question: null,
}))

function ask(question: Omit<LeftQuestion, 'answer'>): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (goOn: boolean) => {
      useLeftQuestion.setState({ question: null })
      resolve(goOn)
    }
    useLeftQuestion.setState({ question: { ...question, answer } })
  })
}

async function mayWrite(
  uuid: string,
  file: string,
  isProject: boolean,
  look: (table: ReturnType<typeof tableOf>) => Promise<LeftNames | null>,
): Promise<boolean> {
  const table = tableOf(knownOf(uuid).rows)
  if (table.length === 0) return true
  const left = await look(table)
  if (left?.counts.length === 0) return true
  const names =
    left?.counts.map(({ entry, count }) => ({ name: table[entry]!.name, count })) ?? null
  return ask({ file, names, inHistory: left?.inHistory ?? 0, isProject })
}

/** Whether a file may be written: where real names of the project are in it, the person says. */
export const mayWriteFile = (uuid: string, file: string, bytes: Uint8Array): Promise<boolean> =>
  mayWrite(uuid, file, false, (table) => sharedWorker().run('namesInFile', { bytes, table }))

/** The same of a project file. */
export const mayWriteProject = (
  uuid: string,
  file: string,
  { history }: { history: boolean },
): Promise<boolean> =>
  mayWrite(uuid, file, history, (table) =>
    sharedWorker().run('namesInProject', { projectUuid: uuid, table, history }),
  )

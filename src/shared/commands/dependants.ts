import type { Reader } from '../records/reader'
import type {
  CellMemo,
  Code,
  Coding,
  Examination,
  IdOf,
  Judgement,
  MatrixView,
  Project,
} from '../records/schema'

/** Everything in a project that speaks of codes. */
export interface CodeDependants {
  codes: Code[]
  codings: Coding[]
  judgements: Judgement[]
  examinations: Examination[]
  cellMemos: CellMemo[]
  matrices: MatrixView[]
  projects: Project[]
}

export async function readCodeDependants(
  reader: Reader,
  codeIdsOf: (codes: readonly Code[]) => readonly IdOf<'code'>[],
): Promise<CodeDependants> {
  const codes = await reader.all('code')
  const codings: Coding[][] = []
  for (const id of codeIdsOf(codes)) codings.push(await reader.where('coding', 'codeId', id))
  return {
    codes,
    codings: codings.flat(),
    judgements: await reader.all('judgement'),
    examinations: await reader.all('examination'),
    cellMemos: await reader.all('cellMemo'),
    matrices: await reader.all('matrix'),
    projects: await reader.all('project'),
  }
}

/** A matrix or a row of pins after codes have gone; `to` takes their place where there is one. */
export const replaceInMatrix =
  (gone: ReadonlySet<string>, to: IdOf<'code'> | null) =>
  (matrix: MatrixView): MatrixView => {
    const codeIds = matrix.codeIds.flatMap((id) => (gone.has(id) ? (to ? [to] : []) : [id]))
    return { ...matrix, codeIds: [...new Set(codeIds)] }
  }

export const replaceInPins =
  (gone: ReadonlySet<string>, to: IdOf<'code'> | null) =>
  (project: Project): Project => {
    const pins = project.pins.map((pin) => (pin !== null && gone.has(pin) ? to : pin))
    return {
      ...project,
      pins: pins.map((pin, i) => (pin !== null && pins.indexOf(pin) !== i ? null : pin)),
    }
  }

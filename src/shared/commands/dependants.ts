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
  Scale,
  Summary,
} from '../records/schema'

/** Everything in a project that speaks of codes. */
export interface CodeDependants {
  codes: Code[]
  codings: Coding[]
  judgements: Judgement[]
  examinations: Examination[]
  summaries: Summary[]
  cellMemos: CellMemo[]
  scales: Scale[]
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
    summaries: await reader.all('summary'),
    cellMemos: await reader.all('cellMemo'),
    scales: await reader.all('scale'),
    matrices: await reader.all('matrix'),
    projects: await reader.all('project'),
  }
}

/** A scale after codes have gone; `to` takes their place where there is one and no scale has it yet. */
export const replaceInScale =
  (gone: ReadonlySet<string>, to: IdOf<'code'> | null) =>
  (scale: Scale): Scale => {
    const codeIds = scale.codeIds.flatMap((id) => (gone.has(id) ? (to ? [to] : []) : [id]))
    return { ...scale, codeIds: [...new Set(codeIds)] }
  }

/** A row of pins after codes have gone. */
export const replaceInPins =
  (gone: ReadonlySet<string>, to: IdOf<'code'> | null) =>
  (project: Project): Project => {
    const pins = project.pins.map((pin) => (pin !== null && gone.has(pin) ? to : pin))
    return {
      ...project,
      pins: pins.map((pin, i) => (pin !== null && pins.indexOf(pin) !== i ? null : pin)),
    }
  }

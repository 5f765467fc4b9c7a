import { applyTo, recordsOf, type Records } from '#shared/records/memory'
import { diffOf, type RecordsDiff } from '#shared/records/diff'
import type { JournalRow } from '#shared/records/journal'
import { parseRecord, type AnyRecord, type Code, type Project } from '#shared/records/schema'
import { randomFrom } from '../../bench/random'

/** A project that grows by random lines, and what it was after each of them. */
export interface Growing {
  rows: JournalRow[]
  /** The records after that many lines, as sorted JSON. */
  after: (seq: number) => string
  /** The ids of the records after that many lines. */
  ids: (seq: number) => string[]
}

export const asText = (records: Iterable<AnyRecord>): string =>
  JSON.stringify(
    [...records].map((record) => parseRecord(record)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  )

const project: Project = {
  type: 'project',
  id: 'project:grown',
  name: 'A study',
  memo: '',
  createdAt: 1,
  pins: [],
}

const code = (n: number): Code => ({
  type: 'code',
  id: `code:${n}`,
  parentId: null,
  order: n,
  name: `Code ${n} é 𝒳`,
  colour: 'teal',
  key: '',
  definition: '',
  include: '',
  exclude: '',
  example: '',
  caseKindIds: [],
  exclusiveGroup: '',
  memo: '',
})

export function growing(lines: number, seed: number, from = 1_700_000_000_000): Growing {
  const random = randomFrom(seed)
  const states: Records[] = [recordsOf([])]
  const rows: JournalRow[] = []
  const write = (command: string, diff: RecordsDiff) => {
    const seq = rows.length + 1
    rows.push({
      seq,
      at: from + seq * 1000,
      coderId: 'coder:1',
      kind: 'do',
      of: null,
      command,
      label: {},
      diff,
    })
    states.push(applyTo(states.at(-1)!, diff))
  }
  const coder = { type: 'coder', id: 'coder:1', name: 'A', createdAt: 1 } as const
  write('createProject', diffOf({ added: [project, coder] }))
  for (let n = 2; n <= lines; n += 1) {
    const codes = [...states.at(-1)!.values()].filter((record) => record.type === 'code')
    const chosen = codes.length > 0 ? random.pick(codes) : null
    if (!chosen || random.next() < 0.6) write('createCode', diffOf({ added: [code(n)] }))
    else if (random.next() < 0.7) {
      const to = { ...chosen, memo: `Noted at ${n}` }
      write('updateCode', diffOf({ updated: [[chosen, to]] }))
    } else write('removeCodings', diffOf({ removed: [chosen] }))
  }
  return {
    rows,
    after: (seq) => asText(states[seq]!.values()),
    ids: (seq) => [...states[seq]!.keys()],
  }
}

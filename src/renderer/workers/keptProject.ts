import { countAgain, countAll, type Counting } from '#shared/matrix/counting'
import { requestOf, type MatrixSettings } from '#shared/matrix/fromRecords'
import { ledgerOf, type Ledger } from '#shared/matrix/ledger'
import {
  countedPart,
  ledgerAfter,
  touchedByBoth,
  untouched,
  type Touched,
} from '#shared/matrix/ledgerAfter'
import type { CodingLike } from '#shared/matrix/input'
import type { Matrix } from '#shared/matrix/matrix'
import type { RecordsDiff } from '#shared/records/diff'
import type { Case, Code } from '#shared/records/schema'
import { textIndex, type TextIndex } from '#shared/text/textIndex'
import type { ProjectDatabase } from '#storage/database'

interface Counted {
  counting: Counting
  /** What has been touched since. */
  touched: Touched
}

/** What matrices of one project are counted from, as it was after one line of its journal. */
interface Kept {
  uuid: string
  head: { seq: number; at: number }
  ledger: Ledger
  cases: Map<string, Case>
  codes: Map<string, Code>
  counted: Map<string, Counted>
}

/** Matrices that are kept up to date. */
const MATRICES = 4
/** Codings that are read at once. */
const READ = 20_000

let kept: Kept | null = null

let last: Promise<unknown> = Promise.resolve()

/** One at a time: each begins where the one before has left what is kept. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => null)
  return mine
}

async function readCodings(db: ProjectDatabase): Promise<CodingLike[]> {
  const codings: CodingLike[] = []
  for (let after = ''; ;) {
    const some = await db.records('coding').where('id').above(after).limit(READ).toArray()
    for (const coding of some) codings.push(countedPart(coding))
    if (some.length < READ) return codings
    after = some.at(-1)!.id
  }
}

async function readLedger(db: ProjectDatabase): Promise<Pick<Kept, 'ledger' | 'cases' | 'codes'>> {
  const texts = new Map<string, TextIndex>()
  await db.records('text').each(({ sourceId, text }) => texts.set(sourceId, textIndex(text)))
  const cases = await db.records('case').toArray()
  const codes = await db.records('code').toArray()
  const ledger = ledgerOf({
    cases,
    codes,
    extents: await db.records('extent').toArray(),
    codings: await readCodings(db),
    judgements: await db.records('judgement').toArray(),
    examinations: await db.records('examination').toArray(),
    texts,
  })
  return {
    ledger,
    cases: new Map(cases.map((one) => [one.id, one])),
    codes: new Map(codes.map((code) => [code.id, code])),
  }
}

/** The changes after a line of the journal; null where that line is not in it any more. */
async function changesSince(db: ProjectDatabase, { seq, at }: Kept['head']) {
  if (seq > 0 && (await db.journal.get(seq))?.at !== at) return null
  return (await db.journalDiffs.where('seq').above(seq).toArray()).map(({ diff }) => diff)
}

function take(project: Kept, diff: RecordsDiff): void {
  const { ledger, touched } = ledgerAfter(project.ledger, diff)
  project.ledger = ledger
  for (const counted of project.counted.values()) {
    counted.touched = touchedByBoth(counted.touched, touched)
  }
  for (const { id } of Object.values(diff.removed)) {
    project.cases.delete(id)
    project.codes.delete(id)
  }
  const there = [...Object.values(diff.added), ...Object.values(diff.updated).map(([, to]) => to)]
  for (const record of there) {
    if (record.type === 'case') project.cases.set(record.id, record)
    if (record.type === 'code') project.codes.set(record.id, record)
  }
}

/** The project as its journal ends: read once, then changed as the journal says. */
const upToDate = (db: ProjectDatabase): Promise<Kept> =>
  db.transaction('r', db.tables, async () => {
    const { seq = 0, at = 0 } = (await db.journal.orderBy('seq').last()) ?? {}
    const head = { seq, at }
    const before = kept?.uuid === db.projectUuid ? kept : null
    // What fails half-way is read anew; and two projects at once would be twice the memory.
    kept = null
    const changes = before && (await changesSince(db, before.head))
    if (!before || !changes) {
      return { uuid: db.projectUuid, head, counted: new Map(), ...(await readLedger(db)) }
    }
    for (const diff of changes) take(before, diff)
    return Object.assign(before, { head })
  })

/** A matrix as the project is now; of one that was asked for before, only what has been touched is counted. */
export const matrixNow = (db: ProjectDatabase, settings: MatrixSettings): Promise<Matrix> =>
  inTurn(async () => {
    const project = (kept = await upToDate(db))
    const cases = [...project.cases.values()].toSorted((a, b) => a.order - b.order)
    const request = requestOf(cases, [...project.codes.values()], settings)
    const key = JSON.stringify(settings)
    const before = project.counted.get(key)
    const counting = before
      ? countAgain(before.counting, project.ledger, before.touched, request)
      : countAll(project.ledger, request)
    project.counted.delete(key)
    project.counted.set(key, { counting, touched: untouched })
    for (const old of [...project.counted.keys()].slice(0, -MATRICES)) project.counted.delete(old)
    return counting.matrix
  })

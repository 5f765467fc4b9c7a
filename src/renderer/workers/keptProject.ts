import { countAgain, countAll, type Counting } from '#shared/matrix/counting'
import type { CodingLike } from '#shared/matrix/input'
import { ledgerOf, type Ledger } from '#shared/matrix/ledger'
import {
  countedPart,
  ledgerAfter,
  touchedByBoth,
  untouched,
  type Touched,
} from '#shared/matrix/ledgerAfter'
import type { Matrix, MatrixRequest } from '#shared/matrix/matrix'
import type { Marked } from '#shared/matrix/seen'
import { writtenBy, type RecordsDiff } from '#shared/records/diff'
import {
  recordTypes,
  typeOfId,
  type AnyRecord,
  type Coding,
  type RecordOf,
  type RecordType,
} from '#shared/records/schema'
import { textIndex, type TextIndex } from '#shared/text/textIndex'
import { queue } from '#shared/waiting/queue'
import type { ProjectDatabase } from '#storage/database'
import { codingsOf, forgetChanged, marksOf, noDetails, turnsIn, type Details } from './keptDetails'

/** Texts, and the quotes of hundreds of thousands of codings, would be most of the memory. */
type KeptType = Exclude<RecordType, 'text' | 'coding'>
const keptTypes = recordTypes.filter((type) => type !== 'text' && type !== 'coding') as KeptType[]

interface Counted {
  counting: Counting
  /** What has been touched since. */
  touched: Touched
}

/** What a project's matrices are counted from, as it was after one line of its journal. */
interface Kept {
  uuid: string
  head: { seq: number; at: number }
  records: ReadonlyMap<RecordType, Map<string, AnyRecord>>
  ledger: Ledger
  counted: Map<string, Counted>
  details: Details
}

/** A project as it is now, to those who count. */
export interface ProjectNow {
  all<T extends KeptType>(type: T): RecordOf<T>[]
  /** The codings without their quotes, and the indexes of the texts. */
  ledger: Ledger
  /** Codings as they are stored. */
  codings(ids: readonly string[]): Promise<Coding[]>
  texts(sourceIds: readonly string[]): Promise<RecordOf<'text'>[]>
  /** By source, where the turns of some start. */
  turns(sourceIds: readonly string[]): Promise<ReadonlyMap<string, Uint32Array>>
  marks(codingIds: readonly string[]): Promise<ReadonlyMap<string, Marked>>
  /** Counts a matrix; of one that was counted under that key before, only what has been touched since. */
  count(key: string, request: MatrixRequest): Matrix
}

/** Hears how much of a project has been read, from 0 to 1. */
export type TellReading = (done: number) => void

/** Matrices that are kept up to date. */
const MATRICES = 4
/** Codings that are read at once. */
const READ = 5000

let kept: Kept | null = null

/** One at a time: each begins where the one before has left what is kept. */
const { run: inTurn } = queue()

async function readCodings(db: ProjectDatabase, read: (count: number) => void) {
  const codings: CodingLike[] = []
  for (let after = ''; ;) {
    const some = await db.records('coding').where('id').above(after).limit(READ).toArray()
    for (const coding of some) codings.push(countedPart(coding))
    read(codings.length)
    if (some.length < READ) return codings
    after = some.at(-1)!.id
  }
}

const valuesOf = <T extends KeptType>(records: Kept['records'], type: T): RecordOf<T>[] =>
  [...records.get(type)!.values()] as RecordOf<T>[]

async function readProject(
  db: ProjectDatabase,
  tell: TellReading,
): Promise<Pick<Kept, 'records' | 'ledger'>> {
  const textCount = await db.records('text').count()
  const codingCount = await db.records('coding').count()
  const half = (done: number, of: number) => (of === 0 ? 0.5 : done / of / 2)
  const texts = new Map<string, TextIndex>()
  await db.records('text').each(({ sourceId, text }) => {
    texts.set(sourceId, textIndex(text))
    tell(half(texts.size, textCount))
  })
  const records = new Map<RecordType, Map<string, AnyRecord>>()
  for (const type of keptTypes) {
    const all = await db.table<AnyRecord, string>(type).toArray()
    records.set(type, new Map(all.map((record) => [record.id, record])))
  }
  const ledger = ledgerOf({
    cases: [],
    codes: valuesOf(records, 'code'),
    extents: valuesOf(records, 'extent'),
    codings: await readCodings(db, (count) => tell(0.5 + half(count, codingCount))),
    judgements: valuesOf(records, 'judgement'),
    examinations: valuesOf(records, 'examination'),
    texts,
  })
  return { records, ledger }
}

/** The changes after a line of the journal; null where that line is not in it any more. */
async function changesSince(db: ProjectDatabase, { seq, at }: Kept['head']) {
  if (seq > 0 && (await db.journal.get(seq))?.at !== at) return null
  return (await db.journalDiffs.where('seq').above(seq).toArray()).map(({ diff }) => diff)
}

function take(project: Kept, diff: RecordsDiff): void {
  forgetChanged(project.details, diff)
  const { ledger, touched } = ledgerAfter(project.ledger, diff)
  project.ledger = ledger
  for (const counted of project.counted.values()) {
    counted.touched = touchedByBoth(counted.touched, touched)
  }
  for (const id of Object.keys(diff.removed)) project.records.get(typeOfId(id))?.delete(id)
  for (const record of writtenBy(diff)) project.records.get(record.type)?.set(record.id, record)
}

/** The project as its journal ends: read once, then changed as the journal says. */
const upToDate = (db: ProjectDatabase, tell: TellReading): Promise<Kept> =>
  db.transaction('r', db.tables, async () => {
    const { seq = 0, at = 0 } = (await db.journal.orderBy('seq').last()) ?? {}
    const head = { seq, at }
    const before = kept?.uuid === db.projectUuid ? kept : null
    // What fails half-way is read anew; and two projects at once would be twice the memory.
    kept = null
    const changes = before && (await changesSince(db, before.head))
    if (!before || !changes) {
      const read = await readProject(db, tell)
      return { uuid: db.projectUuid, head, counted: new Map(), details: noDetails(), ...read }
    }
    for (const diff of changes) take(before, diff)
    return Object.assign(before, { head })
  })

function count(project: Kept, key: string, request: MatrixRequest): Matrix {
  const before = project.counted.get(key)
  const counting = before
    ? countAgain(before.counting, project.ledger, before.touched, request)
    : countAll(project.ledger, request)
  project.counted.delete(key)
  project.counted.set(key, { counting, touched: untouched })
  for (const old of [...project.counted.keys()].slice(0, -MATRICES)) project.counted.delete(old)
  return counting.matrix
}

/** Works on a project as it is now, without reading again what was read before. */
export const withProject = <T>(
  db: ProjectDatabase,
  work: (project: ProjectNow) => T | Promise<T>,
  tell: TellReading = () => {},
): Promise<T> =>
  inTurn(async () => {
    const project = await upToDate(db, tell)
    kept = project
    const { details, ledger } = project
    return work({
      all: (type) => valuesOf(project.records, type),
      ledger,
      codings: (ids) => codingsOf(db, ids),
      texts: (sourceIds) => db.records('text').where('sourceId').anyOf(sourceIds).toArray(),
      turns: (sourceIds) => turnsIn(db, details, sourceIds),
      marks: (ids) => marksOf(db, details, ids),
      count: (key, request) => count(project, key, request),
    })
  })

import type { RecordsDiff } from '../records/diff'
import {
  type AnyRecord,
  type Code,
  type Coding,
  type RecordOf,
  type RecordType,
} from '../records/schema'
import { textIndex, type TextIndex } from '../text/textIndex'
import { caseTextOf } from './caseText'
import { groupBy } from './groupBy'
import type { CodeLike, CodingLike } from './input'
import { inPlace, ownersOf, type Ledger } from './ledger'

/** Where counts may differ after a change. */
export interface Touched {
  /** Passages that came, went or changed. */
  codings: readonly Pick<CodingLike, 'sourceId' | 'codeId'>[]
  /** Cells about which something was recorded. */
  cells: readonly { caseId: string; codeId: string }[]
  /** Cases whose text is another. */
  cases: ReadonlySet<string>
  /** Sources whose text, or whose owners, are others. */
  sources: ReadonlySet<string>
  /** What lies below a code, or to which kinds of case it applies, is not what it was. */
  lineage: boolean
}

export const untouched: Touched = {
  codings: [],
  cells: [],
  cases: new Set(),
  sources: new Set(),
  lineage: false,
}

/** What two changes touch, one after the other. */
export const touchedByBoth = (a: Touched, b: Touched): Touched => ({
  codings: [...a.codings, ...b.codings],
  cells: [...a.cells, ...b.cells],
  cases: new Set([...a.cases, ...b.cases]),
  sources: new Set([...a.sources, ...b.sources]),
  lineage: a.lineage || b.lineage,
})

/** What counting needs of a coding: a large project has hundreds of thousands, and their quotes are most of them. */
export const countedPart = (coding: Coding): CodingLike => ({
  id: coding.id,
  sourceId: coding.sourceId,
  codeId: coding.codeId,
  coderId: coding.coderId,
  detached: coding.detached,
  weight: coding.weight,
  polarity: coding.polarity,
  anchor: { start: coding.anchor.start, end: coding.anchor.end },
})

/** The records of a change by type: those that are gone or were otherwise, and those that are there now. */
function sorted(diff: RecordsDiff) {
  const sides = { gone: new Map<string, AnyRecord[]>(), come: new Map<string, AnyRecord[]>() }
  const put = (side: keyof typeof sides, record: AnyRecord) => {
    const list = sides[side].get(record.type)
    if (list) list.push(record)
    else sides[side].set(record.type, [record])
  }
  for (const record of Object.values(diff.removed)) put('gone', record)
  for (const [from, to] of Object.values(diff.updated)) {
    put('gone', from)
    put('come', to)
  }
  for (const record of Object.values(diff.added)) put('come', record)
  return <T extends RecordType>(type: T) => ({
    gone: (sides.gone.get(type) ?? []) as RecordOf<T>[],
    come: (sides.come.get(type) ?? []) as RecordOf<T>[],
  })
}

interface Change<T> {
  gone: readonly T[]
  come: readonly T[]
}

/** Lists by key after a change; those that it does not touch are the same ones. */
function listsAfter<T extends { id: string }>(
  lists: ReadonlyMap<string, readonly T[]>,
  { gone, come }: Change<T>,
  keyOf: (item: T) => string,
  arrange: (items: readonly T[]) => readonly T[] = (items) => items,
): ReadonlyMap<string, readonly T[]> {
  if (gone.length + come.length === 0) return lists
  const next = new Map(lists)
  const goneIds = new Set(gone.map(({ id }) => id))
  const arriving = groupBy(come, keyOf)
  for (const key of new Set([...gone.map(keyOf), ...arriving.keys()])) {
    const left = (lists.get(key) ?? []).filter(({ id }) => !goneIds.has(id))
    const list = left.concat(arriving.get(key) ?? [])
    if (list.length > 0) next.set(key, arrange(list))
    else next.delete(key)
  }
  return next
}

function codesAfter(codes: readonly CodeLike[], { gone, come }: Change<Code>) {
  if (gone.length + come.length === 0) return { codes, lineage: false }
  const now = new Map(come.map((code) => [code.id as string, code]))
  const before = new Map(gone.map((code) => [code.id as string, code]))
  const kept = codes.filter(({ id }) => !before.has(id) || now.has(id))
  const lineage = come.some((code) => {
    const old = before.get(code.id)
    return (
      old !== undefined &&
      (old.parentId !== code.parentId || old.caseKindIds.join() !== code.caseKindIds.join())
    )
  })
  return {
    codes: [
      ...kept.map((code) => now.get(code.id) ?? code),
      ...come.filter(({ id }) => !before.has(id)),
    ],
    lineage,
  }
}

function textsAfter(texts: ReadonlyMap<string, TextIndex>, change: Change<RecordOf<'text'>>) {
  if (change.gone.length + change.come.length === 0) return texts
  const next = new Map(texts)
  for (const { sourceId } of change.gone) next.delete(sourceId)
  for (const { sourceId, text } of change.come) next.set(sourceId, textIndex(text))
  return next
}

/** The ledger after a change of the project, and where counts may differ then. */
export function ledgerAfter(
  ledger: Ledger,
  diff: RecordsDiff,
): { ledger: Ledger; touched: Touched } {
  const of = sorted(diff)
  const { codes, lineage } = codesAfter(ledger.codes, of('code'))
  const changedTexts = of('text')
  const texts = textsAfter(ledger.texts, changedTexts)
  const full = of('coding')
  const codings = { gone: full.gone.map(countedPart), come: full.come.map(countedPart) }
  const extents = of('extent')
  const judgements = of('judgement')
  const examinations = of('examination')
  const both = <T>({ gone, come }: Change<T>): T[] => [...gone, ...come]

  const extentsAfter = listsAfter(ledger.extents, extents, ({ caseId }) => caseId)
  const ofTexts = both(changedTexts).map(({ sourceId }) => sourceId as string)
  const cases = new Set<string>(both(extents).map(({ caseId }) => caseId))
  for (const sourceId of ofTexts) {
    for (const caseId of ledger.owners.get(sourceId) ?? []) cases.add(caseId)
    // A text that had been empty, or was not there, belonged to nobody yet.
    for (const [caseId, list] of extentsAfter) {
      if (list.some((extent) => extent.sourceId === sourceId)) cases.add(caseId)
    }
  }
  let { caseTexts, owners } = ledger
  if (cases.size > 0) {
    const next = new Map(caseTexts)
    for (const caseId of cases) {
      const text = caseTextOf(extentsAfter.get(caseId) ?? [], texts)
      if (text) next.set(caseId, text)
      else next.delete(caseId)
    }
    caseTexts = next
    owners = ownersOf(caseTexts)
  }
  return {
    ledger: {
      codes,
      texts,
      codings: listsAfter(ledger.codings, codings, ({ sourceId }) => sourceId, inPlace),
      extents: extentsAfter,
      judgements: listsAfter(ledger.judgements, judgements, ({ caseId }) => caseId),
      examinations: listsAfter(ledger.examinations, examinations, ({ caseId }) => caseId),
      caseTexts,
      owners,
    },
    touched: {
      codings: both(codings),
      cells: [...both<{ caseId: string; codeId: string }>(judgements), ...both(examinations)],
      cases,
      sources: new Set([...ofTexts, ...both(extents).map(({ sourceId }) => sourceId as string)]),
      lineage,
    },
  }
}

import { PATH_SEPARATOR, type Codebook } from '../records/codebook'
import type { Coding, Extent, IdOf, Source } from '../records/schema'
import { fold } from '../text/naturalOrder'
import type { MemoSubject } from './memos'

interface Around {
  codings: readonly Coding[]
  extents: readonly Extent[]
  book: Codebook
}

const inExtents = (extents: readonly Extent[], { sourceId, anchor }: Coding) =>
  extents.some(
    (extent) =>
      extent.sourceId === sourceId &&
      !extent.detached &&
      (!extent.anchor || (extent.anchor.start < anchor.end && anchor.start < extent.anchor.end)),
  )

/** Tells which passages a memo on something is most likely to point to: for a cell, its evidence. */
function nearTo(subject: MemoSubject, { codings, extents, book }: Around) {
  const ofCase = (caseId: IdOf<'case'>) => {
    const own = extents.filter((extent) => extent.caseId === caseId)
    return (coding: Coding) => inExtents(own, coding)
  }
  const ofCode = (codeId: IdOf<'code'>) => {
    const family = new Set(book.withDescendants(codeId).map(({ id }) => id))
    return (coding: Coding) => family.has(coding.codeId)
  }
  switch (subject.kind) {
    case 'project':
      return () => false
    case 'source':
      return (coding: Coding) => coding.sourceId === subject.sourceId
    case 'case':
      return ofCase(subject.caseId)
    case 'code':
      return ofCode(subject.codeId)
    case 'cell': {
      const coded = ofCode(subject.codeId)
      const said = ofCase(subject.caseId)
      return (coding: Coding) => coded(coding) && said(coding)
    }
    case 'passage': {
      const own = codings.find(({ id }) => id === subject.codingId)
      return (coding: Coding) => coding.sourceId === own?.sourceId && coding !== own
    }
  }
}

/** The passages that a memo can link to: those near what it is about first, then the latest coded. */
export function linkablePassages(subject: MemoSubject, around: Around): Coding[] {
  const isNear = nearTo(subject, around)
  const near: Coding[] = []
  const others: Coding[] = []
  for (const coding of around.codings.toReversed()) {
    if (!coding.detached) (isNear(coding) ? near : others).push(coding)
  }
  return [...near.toReversed(), ...others]
}

/** Folding is most of the work of a search, and a coding is never changed in place. */
const folded = new WeakMap<Coding, string>()

function wordsOf(coding: Coding): string {
  const known = folded.get(coding) ?? fold(coding.anchor.quote)
  folded.set(coding, known)
  return known
}

/** Makes some passages ready to be searched, from one on; returns where to go on. */
export function prepareSearch(codings: readonly Coding[], from: number, count: number): number {
  const end = Math.min(from + count, codings.length)
  for (let i = from; i < end; i += 1) wordsOf(codings[i]!)
  return end
}

/** The first passages in which every word that is looked for is in the quote, the code's path or the transcript's name. */
export function findPassages(
  codings: readonly Coding[],
  search: string,
  { book, sources }: { book: Codebook; sources: readonly Source[] },
  most: number,
): Coding[] {
  const wanted = fold(search).split(/\s+/).filter(Boolean)
  /** The words that a name does not hold, by the id of what bears it. */
  const lacking = (named: readonly (readonly [id: string, name: string])[]) =>
    new Map(
      named.map(([id, name]) => {
        const text = fold(name)
        return [id, wanted.filter((word) => !text.includes(word))] as const
      }),
    )
  const byCode = lacking(
    book.inOrder().map(({ id }) => [id, book.pathOf(id).join(PATH_SEPARATOR)] as const),
  )
  const bySource = lacking(sources.map(({ id, name }) => [id, name] as const))
  const found: Coding[] = []
  for (const coding of codings) {
    if (found.length === most) break
    const inSource = bySource.get(coding.sourceId)!
    const open = byCode.get(coding.codeId)!.filter((word) => inSource.includes(word))
    if (open.every((word) => wordsOf(coding).includes(word))) found.push(coding)
  }
  return found
}

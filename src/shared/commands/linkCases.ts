import { diffOf } from '../records/diff'
import type { Case, Extent, IdOf, Source, SourceText } from '../records/schema'
import { anchorAt, type Span } from '../text/anchor'
import { makeId, must, Refused, type Command } from './command'

export interface Link {
  caseId: IdOf<'case'>
  sourceId: IdOf<'source'>
  /** Null: the whole source. */
  span: Span | null
}

interface Slice {
  cases: Case[]
  sources: Source[]
  extents: Extent[]
  texts: (SourceText | undefined)[]
}

const sameSpan = (a: Span | null, b: Span | null) =>
  a === null || b === null ? a === b : a.start === b.start && a.end === b.end

/** Says which texts, whole or in part, belong to which cases. */
export const linkCases: Command<{ links: readonly Link[] }, Slice> = {
  name: 'linkCases',
  read: async ({ links }, reader) => {
    const texts: (SourceText | undefined)[] = []
    for (const { sourceId } of links)
      texts.push((await reader.where('text', 'sourceId', sourceId))[0])
    return {
      cases: await reader.all('case'),
      sources: await reader.all('source'),
      extents: await reader.all('extent'),
      texts,
    }
  },
  run: (slice, { links }, env) => {
    const added: Extent[] = []
    const known = [...slice.extents]
    for (const [i, { caseId, sourceId, span }] of links.entries()) {
      const one = must(
        slice.cases.find(({ id }) => id === caseId),
        caseId,
      )
      const anchor = span && anchorAt(must(slice.texts[i], sourceId).text, span)
      if (span && !anchor) return Refused('emptyPassage')
      const linked = known.some(
        (extent) =>
          extent.caseId === caseId &&
          extent.sourceId === sourceId &&
          sameSpan(extent.anchor, anchor),
      )
      if (linked) return Refused('alreadyLinked', { name: one.name })
      const extent: Extent = {
        type: 'extent',
        id: makeId('extent', env),
        caseId,
        sourceId,
        anchor,
        detached: false,
      }
      added.push(extent)
      known.push(extent)
    }
    if (added.length === 0) return Refused('nothingToDo')
    return { diff: diffOf({ added }), label: { count: added.length } }
  },
}

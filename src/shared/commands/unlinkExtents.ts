import { diffOf } from '../records/diff'
import type { Case, Extent, IdOf } from '../records/schema'
import { done, must, type Command } from './command'

interface Slice {
  extents: (Extent | undefined)[]
  cases: Case[]
}

/** Takes texts away from cases; neither is deleted. */
export const unlinkExtents: Command<{ extentIds: readonly IdOf<'extent'>[] }, Slice> = {
  name: 'unlinkExtents',
  read: async ({ extentIds }, reader) => {
    const extents: Slice['extents'] = []
    for (const id of extentIds) extents.push(await reader.get<'extent'>(id))
    return { extents, cases: await reader.all('case') }
  },
  run: ({ extents, cases }, { extentIds }) => {
    const found = extents.map((extent, i) => must(extent, extentIds[i]!))
    return done(diffOf({ removed: found }), {
      count: found.length,
      name: cases.find(({ id }) => id === found[0]?.caseId)?.name ?? '',
    })
  },
}

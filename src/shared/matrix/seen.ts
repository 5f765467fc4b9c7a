import type { Coding } from '../records/schema'
import type { Seen } from '../records/seen'

/** What a coding says, as a mark that is another when its words or its side are: FNV-1a, 32 bits, in hexadecimal. */
function markOf({ anchor, polarity }: Pick<Coding, 'anchor' | 'polarity'>): string {
  let hash = 0x811c9dc5
  for (const character of `${polarity} ${anchor.quote}`) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

type Evidence = Pick<Coding, 'id' | 'anchor' | 'polarity' | 'createdAt'>

/** What somebody has before them who looks at these codings now. */
export const seenNow = (codings: readonly Evidence[]): NonNullable<Seen> =>
  Object.fromEntries(codings.map((coding) => [coding.id, markOf(coding)]))

/** As much of a coding as tells whether somebody has seen it as it is now. */
export interface Marked {
  id: string
  createdAt: number
  mark: string
}

export const marked = (coding: Evidence): Marked => ({
  id: coding.id,
  createdAt: coding.createdAt,
  mark: markOf(coding),
})

/** What happened to a cell's evidence after somebody had judged it or summed it up. */
export interface Since {
  added: readonly string[]
  changed: readonly string[]
  /** Removed, given another code, or no longer in the case's text. */
  gone: readonly string[]
}

interface Recorded {
  seen: Seen
  at: number
}

/**
 * What has changed since; null where nothing has. Of a judgement from before Veta kept what was seen, only what was
 * coded after it is known.
 */
export const since = (recorded: Recorded, codings: readonly Evidence[]): Since | null =>
  sinceMarked(recorded, codings.map(marked))

/** The same of codings whose marks are known. */
export function sinceMarked({ seen, at }: Recorded, codings: readonly Marked[]): Since | null {
  const here = new Set<string>(codings.map(({ id }) => id))
  const found: Since = seen
    ? {
        added: codings.filter(({ id }) => seen[id] === undefined).map(({ id }) => id),
        changed: codings
          .filter((one) => seen[one.id] !== undefined && seen[one.id] !== one.mark)
          .map(({ id }) => id),
        gone: Object.keys(seen).filter((id) => !here.has(id)),
      }
    : {
        added: codings.filter(({ createdAt }) => createdAt > at).map(({ id }) => id),
        changed: [],
        gone: [],
      }
  return found.added.length + found.changed.length + found.gone.length === 0 ? null : found
}

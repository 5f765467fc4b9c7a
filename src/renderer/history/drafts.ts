import { bytesToHex } from '@noble/hashes/utils.js'
import type { IdOf } from '#shared/records/schema'
import type { Session } from './projects'

let marked: { text: string; mark: Promise<string> } | undefined

/**
 * What stands for a text that a draft was begun on: a draft fits that text and no other. It is worked out beside the
 * main thread, once for a text that is asked for again and again.
 */
export function textMark(text: string): Promise<string> {
  if (marked?.text === text) return marked.mark
  const mark = crypto.subtle
    .digest('SHA-256', new TextEncoder().encode(text))
    .then((hash) => bytesToHex(new Uint8Array(hash)))
  marked = { text, mark }
  return mark
}

interface Stored<Piece> {
  base: string
  pieces: readonly Piece[]
}

const rowsOf = ({ db }: Session, sourceId: IdOf<'source'>) =>
  db.drafts.where('[sourceId+n]').between([sourceId, 0], [sourceId, Number.POSITIVE_INFINITY])

/** Typing that a crash has kept from becoming a change of the project, in its order. `fits` is false where it was begun on another text. */
export async function readDraft<Piece>(
  session: Session,
  sourceId: IdOf<'source'>,
  text: string,
): Promise<{ pieces: Piece[]; at: number; fits: boolean } | null> {
  const rows = await rowsOf(session, sourceId).toArray()
  const last = rows.at(-1)
  if (!last) return null
  const mark = await textMark(text)
  const stored = rows.map(({ edits }) => edits as Stored<Piece>)
  return {
    pieces: stored.flatMap(({ pieces }) => pieces),
    at: last.at,
    fits: stored.every(({ base }) => base === mark),
  }
}

/** Puts more typing behind the draft. It is on disk when this resolves. */
export async function addToDraft<Piece>(
  session: Session,
  sourceId: IdOf<'source'>,
  stored: Stored<Piece>,
  at: number,
): Promise<void> {
  const { db } = session
  await db.transaction('rw', db.drafts, async () => {
    const last = await rowsOf(session, sourceId).last()
    await db.drafts.add({ sourceId, n: (last?.n ?? 0) + 1, at, edits: stored })
  })
}

export const dropDraft = (session: Session, sourceId: IdOf<'source'>): Promise<number> =>
  rowsOf(session, sourceId).delete()

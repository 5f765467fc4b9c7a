import type { Message } from '#shared/messages/translate'
import type { IdOf } from '#shared/records/schema'
import type { Folding } from '#shared/text/folding'
import { gatherer, listed } from '#shared/text/passages'
import type { ProjectDatabase } from '#storage/database'
import { nothingYet, type Gathered } from './gathered'
import { textsOf, type Texts } from './keptTexts'
import type { Trying } from './search'
import type { Tasks } from './tasks'

/** How a gathering ends. `superseded`: a later one has taken its place, or nobody wants it any more. */
export type GatheringEnd =
  | { refused: Message }
  | { superseded: true }
  /** The passages that had not been told yet. `tooSlow`: where the time of a pattern was over. */
  | { rest: Gathered; tooSlow: IdOf<'source'> | null }

/** More than a person can look through; what lies beyond is counted. */
const LISTED = 5000
/** Milliseconds after which a search looks whether it is still wanted. */
const SLICE = 40
/** Passages that fill a screen, which are told at once. */
const SCREENFUL = 15
/** Milliseconds after which more is told. */
const OFTEN = 100
/** Texts that are read at once. */
const READ = 10
/** Milliseconds that a pattern may take on all transcripts together: many times what one of good build needs. */
const ENOUGH = 10_000

let asked = 0

/** Takes the turn from whatever is being gathered or made ready; says whether it has not been taken away since. */
function takeTurn(): () => boolean {
  asked += 1
  const mine = asked
  return () => mine === asked
}

/** Whatever is being gathered or made ready is wanted no more. */
export async function stopGathering(): Promise<void> {
  takeTurn()
}

const pause = () => new Promise((resolve) => setTimeout(resolve))

/** Runs through sources in slices, between which other messages are heard, until a visit says that it is enough. */
async function eachSource(
  texts: Texts,
  sourceIds: readonly IdOf<'source'>[],
  does: { isWanted: () => boolean; beforeRead: () => void; visit: (id: IdOf<'source'>) => boolean },
): Promise<void> {
  let since = performance.now()
  for (const [i, sourceId] of sourceIds.entries()) {
    if (!texts.get(sourceId)) {
      does.beforeRead()
      await texts.read(sourceIds.slice(i, i + READ))
    }
    if (performance.now() - since > SLICE) {
      await pause()
      since = performance.now()
    }
    if (!does.isWanted() || !does.visit(sourceId)) return
  }
}

/** Gathers passages from these transcripts, in their order, and tells of them as they are found. */
export async function findPassages(
  db: ProjectDatabase,
  { sourceIds, wanted }: Tasks['passages'][0],
  tell: (news: Trying | { part: Gathered }) => void,
): Promise<GatheringEnd> {
  const how = gatherer(wanted)
  if ('refused' in how) return how
  const isWanted = takeTurn()
  const texts = await textsOf(db)
  let part = nothingYet()
  let place = LISTED
  let first = true
  let told = performance.now()
  let taken = 0
  let tooSlow: IdOf<'source'> | null = null
  const visit = (sourceId: IdOf<'source'>): boolean => {
    const text = texts.get(sourceId)
    if (text) {
      // Before the clock of the pattern runs.
      if (how.folding) text.folded(how.folding)
      if (how.mayExplode) tell({ on: sourceId })
      const begun = performance.now()
      const found = how.gather(text)
      taken += performance.now() - begun
      if (found.length > 0) {
        const shown = found.slice(0, place)
        place -= shown.length
        part.total += found.length
        part.listed += shown.length
        const passages = shown.map((passage) => listed(text, passage))
        part.sources.push({ sourceId, total: found.length, passages })
      }
    }
    part.searched += 1
    // What is found must be out of here before the next text, on which a pattern may explode.
    const due = how.mayExplode || (first && part.listed >= SCREENFUL)
    if (due || performance.now() - told > OFTEN) {
      tell({ part })
      part = nothingYet()
      first &&= !due
      told = performance.now()
    }
    if (how.mayExplode && taken > ENOUGH) tooSlow = sourceId
    return tooSlow === null
  }
  const beforeRead = () => {
    if (how.mayExplode) tell({ on: null })
  }
  await eachSource(texts, sourceIds, { isWanted, beforeRead, visit })
  return isWanted() ? { rest: part, tooSlow } : { superseded: true }
}

/** How most searches see a text. */
const usual: Folding = { matchCase: false, matchAccents: false, keepSpace: false }

/** Reads and folds all texts while nobody waits for them, until somebody asks for something. */
export async function prepareTexts(db: ProjectDatabase): Promise<void> {
  const isWanted = takeTurn()
  const sourceIds = (await db.records('source').toCollection().primaryKeys()) as IdOf<'source'>[]
  const texts = await textsOf(db)
  const visit = (sourceId: IdOf<'source'>) => {
    texts.get(sourceId)?.folded(usual)
    return true
  }
  await eachSource(texts, sourceIds, { isWanted, beforeRead: () => {}, visit })
}

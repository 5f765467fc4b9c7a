import { join } from 'node:path'
import type { JournalRow } from '#shared/records/journal'
import { BY_CLOCK } from '#shared/vault/rotation'
import { isLargeStep } from '#shared/vault/largeSteps'
import { countsAfter, markOf, noCounts, type Sentinel } from '#shared/vault/sentinel'
import { queue } from '#shared/waiting/queue'
import { isMissing, type FileCalls } from './calls'
import type { Heavy, Made } from './heavy'
import { openJournal } from './journal'
import type { Sealing } from '#shared/sealing/lock'
import { lineCipher } from './sealing'
import { openSnapshots, type Snapshot } from './snapshots'

/** What a vault holds, as it was found on the disk. */
export interface Holding {
  /** The newest state that can be rebuilt without a gap. */
  sentinel: Sentinel
  snapshots: Snapshot[]
  /** Files that are not what was written, by their names. */
  damaged: string[]
  /** Whether lines beyond `sentinel` are there that can't be reached for a gap. */
  hasGap: boolean
}

/** The lines do not go on from where the vault ends. */
export class GapError extends Error {
  override name = 'GapError'
}

/**
 * The safe keeping of one project. What changes files waits for each other; a line never waits for a snapshot, which
 * takes long for a large project.
 */
export interface ProjectVault {
  holding(): Promise<Holding>
  /** The mark of a journal line; undefined where there is none. */
  markAt(seq: number): Promise<string | undefined>
  /** Begins with a whole project. */
  begin(bytes: Uint8Array): Promise<void>
  /** Resolves with the number of the last line that is on the disk. Throws GapError. */
  append(rows: readonly JournalRow[]): Promise<number>
  /** Makes a snapshot of the state after a line, of the newest for null; null where there is one already. */
  snapshot(why: string, until: number | null): Promise<Snapshot | null>
  /** The project as a snapshot has it, or the newest state for null; null where nothing can be read. */
  read(name: string | null): Promise<Made | null>
  /** Resolves when nothing is being written. */
  settled(): Promise<void>
}

/** Milliseconds after which a project that has changed gets another snapshot. */
const EVERY = 10 * 60_000

/** Milliseconds until one by the clock that could not be made is tried again. */
const AGAIN = 60_000

/** So many snapshots must hold a line before it may leave the journal. */
const ENOUGH = 3

const nothing: Sentinel = { seq: 0, mark: '', counts: noCounts }

export function openProjectVault(
  calls: FileCalls,
  folder: string,
  heavy: Heavy,
  now: () => number,
  onTrouble: (error: unknown) => void,
  sealing: Sealing | null = null,
): ProjectVault {
  const journal = openJournal(calls, join(folder, 'journal'), sealing && lineCipher(sealing.key))
  const snapshots = openSnapshots(calls, join(folder, 'snapshots'), heavy, sealing)
  let known: Holding | null = null
  /** What is short, one after the other. */
  const inTurn = queue()
  /** What takes long, one after the other. Its short parts are in turn with the rest; nothing in turn waits for it. */
  const atLeisure = queue()

  /** The newest snapshot up to a line that is what was written. */
  const baseFor = async (all: readonly Snapshot[], until: number, damaged: Snapshot[] = []) => {
    for (const snapshot of all.toReversed()) {
      if (snapshot.sentinel.seq > until) continue
      const bytes = await snapshots.read(snapshot)
      if (bytes) return { snapshot, bytes }
      damaged.push(snapshot)
    }
    return null
  }

  const load = async (): Promise<Holding> => {
    if (known) return known
    const { listed, unlisted } = await snapshots.list()
    const damaged: Snapshot[] = []
    const base = await baseFor(listed, Number.POSITIVE_INFINITY, damaged)
    const { rows, damaged: broken } = await journal.read()
    let { seq, mark, counts } = base?.snapshot.sentinel ?? nothing
    for (const row of rows) {
      if (row.seq <= seq) continue
      if (row.seq !== seq + 1) break
      seq = row.seq
      mark = markOf(row)
      counts = countsAfter(counts, row)
    }
    known = {
      sentinel: { seq, mark, counts },
      snapshots: listed,
      damaged: [...damaged.map(({ name }) => name), ...unlisted, ...broken.map(({ file }) => file)],
      hasGap: (rows.at(-1)?.seq ?? 0) > seq,
    }
    return known
  }

  /** Throws where the newest snapshot is not where it was: a line that is written behind nothing leads nowhere. */
  const stillThere = async ({ snapshots: all }: Holding) => {
    const newest = all.at(-1)
    if (newest) await calls.size(join(folder, 'snapshots', newest.name))
  }

  const refresh = async (): Promise<Holding> => {
    known = { ...(await load()), snapshots: (await snapshots.list()).listed }
    return known
  }

  /** Puts aside what is damaged, once there is a whole snapshot to go on from. */
  const clear = async (damaged: readonly Snapshot[]) => {
    if (damaged.length === 0 && !known?.damaged.length) return
    const { listed, unlisted } = await snapshots.list()
    const there = new Set(listed.map(({ name }) => name))
    for (const { name } of damaged) if (there.has(name)) await snapshots.putAside(name)
    for (const name of unlisted) await snapshots.putAside(name)
    for (const { file } of (await journal.read()).damaged) await journal.renew(file)
    known = { ...(await load()), damaged: [] }
    await refresh()
  }

  /** What a snapshot is made from; null where there is one already. */
  const gather = async (why: string, wanted: number | null) => {
    const { snapshots: all, sentinel } = await load()
    const until = wanted ?? sentinel.seq
    const damaged: Snapshot[] = []
    const base = await baseFor(all, until, damaged)
    if (base?.snapshot.sentinel.seq !== until) {
      return { until, damaged, base: base?.bytes ?? null, rows: (await journal.read()).rows }
    }
    if (why !== BY_CLOCK && base.snapshot.why === BY_CLOCK) {
      await snapshots.relabel(base.snapshot, why)
      await refresh()
    }
    await clear(damaged)
    return null
  }

  /** Lets go of what is not needed any more once there is another snapshot. */
  const settle = async (damaged: readonly Snapshot[], at: number) => {
    await clear(damaged)
    await snapshots.rotate(at)
    const { snapshots: kept } = await refresh()
    journal.turn()
    // Each snapshot holds the whole journal up to it. With fewer, a damaged one could be the only one with a line.
    const [oldest] = kept
    if (oldest && kept.length >= ENOUGH) await journal.dropUntil(oldest.sentinel.seq)
  }

  const make = (why: string, wanted: number | null): Promise<Snapshot | null> =>
    atLeisure.run(async () => {
      const from = await inTurn.run(() => gather(why, wanted))
      if (!from) return null
      const at = now()
      const made = await heavy.build(from.base, from.rows, from.until, at)
      if ('problem' in made) throw new Error(`No snapshot: ${made.problem.key}`)
      if (made.sentinel.seq !== from.until)
        throw new Error(`No snapshot: line ${made.stopped?.seq} is ${made.stopped?.why}`)
      const snapshot = await snapshots.write(made.bytes, made, at, why)
      await inTurn.run(() => settle(from.damaged, at))
      return snapshot
    })

  let isDue = false
  let notBefore = 0
  /** Begins, without waiting, the snapshots that are due after these lines. */
  const keepUp = (rows: readonly JournalRow[]) => {
    const large = rows.find(isLargeStep)
    // One that is dated later than now is of a clock that was wrong, and no reason to wait.
    const dates = (known?.snapshots ?? []).map(({ at }) => at).filter((at) => at <= now())
    const newest = Math.max(0, ...dates)
    if (large && large.seq > 1) make(large.command, large.seq - 1).catch(onTrouble)
    if (isDue || now() < Math.max(newest + EVERY, notBefore)) return
    isDue = true
    make(BY_CLOCK, null)
      .catch((error: unknown) => {
        notBefore = now() + AGAIN
        onTrouble(error)
      })
      .finally(() => {
        isDue = false
      })
  }

  /** A snapshot as it is; null, with it put aside, where it is not what was written. */
  const readOne = async (name: string): Promise<Made | null> => {
    const snapshot = (await load()).snapshots.find((one) => one.name === name)
    const bytes = snapshot && (await snapshots.read(snapshot))
    if (bytes) return { ...snapshot, bytes, stopped: null }
    // Nobody shall choose it again.
    if (snapshot) await snapshots.putAside(snapshot.name)
    known = null
    return null
  }

  const readNewest = async (): Promise<Made | null> => {
    const { base, rows } = await inTurn.run(async () => ({
      base: await baseFor((await load()).snapshots, Number.POSITIVE_INFINITY),
      rows: (await journal.read()).rows,
    }))
    const made = await heavy.build(base?.bytes ?? null, rows, Number.POSITIVE_INFINITY, now())
    return 'problem' in made || (!base && made.sentinel.seq === 0) ? null : made
  }

  return {
    holding: () => inTurn.run(load),
    markAt: (seq) =>
      inTurn.run(async () => {
        const { snapshots: all, sentinel } = await load()
        if (seq === sentinel.seq) return sentinel.mark
        const found = all.find((one) => one.sentinel.seq === seq)
        if (found) return found.sentinel.mark
        const row = (await journal.read()).rows.find((one) => one.seq === seq)
        return row && markOf(row)
      }),
    begin: (bytes) =>
      atLeisure.run(async () => {
        const inside = await heavy.inspect(bytes)
        if ('problem' in inside) throw new Error(`Not a project: ${inside.problem.key}`)
        await inTurn.run(async () => {
          await snapshots.write(bytes, inside, now(), BY_CLOCK)
          known = null
        })
      }),
    append: (rows) =>
      inTurn.run(async () => {
        const holding = await load()
        const { seq } = holding.sentinel
        const news = rows.filter((row) => row.seq > seq)
        const [first] = news
        if (!first) return seq
        if (first.seq !== seq + 1) throw new GapError(`Line ${first.seq} does not follow ${seq}`)
        try {
          await journal.append(news, async () => stillThere(holding))
        } catch (error) {
          // Somebody has taken the files away: what there is has to be looked at anew, and sent again.
          if (isMissing(error)) known = null
          throw error
        }
        const counts = news.reduce(countsAfter, holding.sentinel.counts)
        const end = news.at(-1)!
        known = { ...holding, sentinel: { seq: end.seq, mark: markOf(end), counts } }
        keepUp(news)
        // They may lead on to lines that were behind a gap.
        if (holding.hasGap) known = null
        return end.seq
      }),
    snapshot: make,
    read: (name) => (name === null ? atLeisure.run(readNewest) : inTurn.run(() => readOne(name))),
    settled: async () => {
      do {
        await atLeisure.settled()
        await inTurn.settled()
      } while (!atLeisure.isIdle() || !inTurn.isIdle())
    },
  }
}

import type { JournalRow } from '#shared/records/journal'
import { VaultError, type VaultHost } from '#host/vault'

/** How the safe keeping of an open project stands. */
export interface Keeping {
  /** Lines that are in the database and not yet in the vault. */
  behind: number
  /** What the disk had against the last try; null where there was nothing. */
  trouble: VaultError | null
}

/** Sends every line of an open project to its vault, and again what was not taken. */
export interface Keeper {
  /** A line has been written to the database. */
  accept(row: JournalRow): void
  /** The database has lines up to this one; whatever the vault lacks is sent. */
  catchUp(head: number): void
  now(): Keeping
  /** Returns what ends the subscription. */
  subscribe(listener: () => void): () => void
  /** Resolves when everything has been tried once. */
  settled(): Promise<void>
  close(): void
}

/** Milliseconds until a line that was not taken is sent again. */
const AGAIN = 2000
/** The same while the vault can not even be made ready, which takes a whole project: twice as long each time, up to this. */
const LONGEST = 60_000

/** What is said of a vault that is not what it was: somebody has taken its files away. It is looked at anew. */
const GONE = new Set(['ENOENT', 'GapError'])

/**
 * `since` reads the lines after a number from the database; `begin` makes the vault ready and tells the last line that
 * it has. It is called again, ever more seldom, as long as it fails.
 */
export function createKeeper(
  vault: VaultHost,
  uuid: string,
  begin: () => Promise<number>,
  since: (seq: number) => Promise<JournalRow[]>,
): Keeper {
  const listeners = new Set<() => void>()
  let waiting: JournalRow[] = []
  let taken: number | null = null
  let head = 0
  let state: Keeping = { behind: 0, trouble: null }
  let sending: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false
  let pause = AGAIN

  const tell = (trouble: VaultError | null) => {
    state = { behind: Math.max(0, head - (taken ?? 0)), trouble }
    for (const listener of listeners) listener()
  }

  const send = async () => {
    // After trouble, or when another window wrote in between, the database knows what is missing.
    taken ??= await begin()
    pause = AGAIN
    const isNext = waiting[0]?.seq === taken + 1
    const rows = isNext ? waiting : await since(taken)
    waiting = []
    if (rows.length === 0) return
    taken = Math.max(taken, await vault.append(uuid, rows))
  }

  const work = async () => {
    try {
      do await send()
      while (waiting.length > 0)
      tell(null)
    } catch (error) {
      waiting = []
      // The database is closed with its keeper. What the vault has not been given is sent at the next opening.
      if (isClosed) return
      if (!(error instanceof VaultError)) throw error
      if (GONE.has(error.code)) taken = null
      tell(error)
      timer = setTimeout(start, pause)
      if (taken === null) pause = Math.min(2 * pause, LONGEST)
    }
  }

  function start() {
    clearTimeout(timer)
    sending ??= work().finally(() => {
      sending = null
      if (waiting.length > 0 && state.trouble === null) start()
    })
  }

  return {
    accept: (row) => {
      waiting.push(row)
      head = Math.max(head, row.seq)
      if (state.trouble === null) start()
      else tell(state.trouble)
    },
    now: () => state,
    catchUp: (seq) => {
      head = Math.max(head, seq)
      start()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settled: async () => {
      for (let now = sending; now; now = sending) await Promise.allSettled([now])
    },
    close: () => {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

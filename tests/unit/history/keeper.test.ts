import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { VaultError, type VaultHost } from '#host/vault'
import { createKeeper } from '#history/keeper'
import { growing } from '../vault/growing'

const { rows } = growing(30, 41)

/** A vault in memory that takes lines in order, and fails as often as it is told to. */
function vaultThat(fails: () => boolean) {
  let taken = 0
  const calls: number[][] = []
  const vault = {
    append: async (_uuid: string, sent: readonly { seq: number }[]) => {
      calls.push(sent.map(({ seq }) => seq))
      await Promise.resolve()
      if (fails()) throw new VaultError('ENOSPC', 'full')
      for (const { seq } of sent) {
        if (seq > taken + 1) throw new VaultError('GapError', `${seq} after ${taken}`)
        taken = Math.max(taken, seq)
      }
      return taken
    },
  } as unknown as VaultHost
  return { vault, calls, taken: () => taken }
}

/** A database that has the lines up to a number. */
const database = () => {
  let head = 0
  return {
    grow: (seq: number) => {
      head = seq
    },
    since: async (seq: number) => rows.slice(seq, head),
  }
}

describe('what sends the lines of a project to its vault', () => {
  test('sends each once, in order, several together where they come fast', async () => {
    const { vault, calls, taken } = vaultThat(() => false)
    const db = database()
    const keeper = createKeeper(vault, 'x', async () => 0, db.since)
    for (const row of rows) {
      db.grow(row.seq)
      keeper.accept(row)
    }
    await keeper.settled()
    expect(taken()).toBe(30)
    expect(calls.flat()).toEqual(rows.map(({ seq }) => seq))
    expect(calls.length).toBeLessThan(30)
    expect(keeper.now()).toEqual({ behind: 0, trouble: null })
  })

  test('tells what the disk had against it and how much is missing, and sends that again', async () => {
    let isFull = true
    const { vault, taken } = vaultThat(() => isFull)
    const db = database()
    const keeper = createKeeper(vault, 'x', async () => 0, db.since)
    const heard: number[] = []
    keeper.subscribe(() => heard.push(keeper.now().behind))
    for (const row of rows.slice(0, 5)) {
      db.grow(row.seq)
      keeper.accept(row)
    }
    await keeper.settled()
    expect(keeper.now()).toMatchObject({ behind: 5, trouble: { code: 'ENOSPC' } })
    isFull = false
    await expect.poll(taken, { timeout: 10_000 }).toBe(5)
    await keeper.settled()
    expect(keeper.now()).toEqual({ behind: 0, trouble: null })
    expect(heard).toContain(5)
    keeper.close()
  })

  test('tries ever more seldom to make a vault ready that does not become so, and then at once', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { vault, taken } = vaultThat(() => false)
    const db = database()
    const tried: number[] = []
    const from = Date.now()
    let isFull = true
    const begin = async () => {
      tried.push((Date.now() - from) / 1000)
      if (isFull) throw new VaultError('ENOSPC', 'full')
      return 0
    }
    const keeper = createKeeper(vault, 'x', begin, db.since)
    db.grow(1)
    keeper.accept(rows[0]!)
    await vi.advanceTimersByTimeAsync(200_000)
    expect(tried).toEqual([0, 2, 6, 14, 30, 62, 122, 182])
    isFull = false
    await vi.advanceTimersByTimeAsync(60_000)
    expect(taken()).toBe(1)
    keeper.close()
  })

  test('fills the gap where another window has written in between', async () => {
    const { vault, taken } = vaultThat(() => false)
    const db = database()
    const keeper = createKeeper(vault, 'x', async () => 0, db.since)
    db.grow(1)
    keeper.accept(rows[0]!)
    await keeper.settled()
    db.grow(4)
    keeper.accept(rows[3]!)
    await keeper.settled()
    expect(taken()).toBe(4)
  })

  test('asks a closed database once where the vault was not ready yet, and is quiet', async () => {
    const { vault, taken } = vaultThat(() => false)
    let isReady = () => {}
    const ready = new Promise<void>((resolve) => {
      isReady = resolve
    })
    let asked = 0
    const since = async () => {
      asked += 1
      // Else a keeper that asks for ever would hold up the test for ever.
      if (asked < 10) throw new Error('The database is closed')
      return []
    }
    const keeper = createKeeper(vault, 'x', async () => ready.then(() => 1), since)
    keeper.accept(rows[4]!)
    keeper.close()
    isReady()
    await keeper.settled()
    expect(asked).toBe(1)
    expect(taken()).toBe(0)
  })
})

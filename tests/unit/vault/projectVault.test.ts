import { readdir, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileCalls } from '../../../src/main/vault/calls'
import { heavy, type Heavy } from '../../../src/main/vault/heavy'
import { asText, growing } from './growing'
import { contentsOf, HOUR, someVault } from './someVault'

const { folder, open } = someVault()

describe('the vault of a project', () => {
  it('gives back every line after it was opened anew, from the journal alone', async () => {
    const { rows, after } = growing(30, 1)
    const vault = open()
    for (const row of rows) await vault.append([row])
    await vault.settled()
    await rm(join(folder(), 'snapshots'), { recursive: true })
    const again = open()
    expect((await again.holding()).sentinel).toMatchObject({ seq: 30 })
    const read = await again.read(null)
    const { records, journal } = await contentsOf(read!.bytes)
    expect(asText(records)).toBe(after(30))
    expect(journal).toEqual(rows)
  })

  it('gives back every line from a snapshot and the journal after it', async () => {
    const { rows, after } = growing(40, 2)
    let now = 1_700_000_000_000
    const vault = open({ now: () => now })
    for (const row of rows) {
      await vault.append([row])
      now += HOUR / 4
      await vault.settled()
    }
    const { snapshots, damaged } = await open().holding()
    expect(damaged).toEqual([])
    expect(snapshots.length).toBeGreaterThan(10)
    const read = await open().read(null)
    expect(asText((await contentsOf(read!.bytes)).records)).toBe(after(40))
    for (const { name, sentinel } of snapshots) {
      const one = await open().read(name)
      expect(asText((await contentsOf(one!.bytes)).records)).toBe(after(sentinel.seq))
    }
  })

  it('makes snapshots again at once when the clock has been put back by a day', async () => {
    const { rows } = growing(4, 5)
    let now = 1_700_000_000_000
    const vault = open({ now: () => now })
    await vault.append(rows.slice(0, 2))
    await vault.settled()
    now -= 24 * HOUR
    await vault.append(rows.slice(2, 3))
    await vault.settled()
    now += HOUR / 60
    await vault.append(rows.slice(3))
    await vault.settled()
    const { snapshots } = await open().holding()
    expect(snapshots.map(({ sentinel }) => sentinel.seq)).toEqual([2, 3])
  })

  it.each([
    { part: '', between: true },
    { part: '', between: false },
    { part: 'journal', between: true },
    { part: 'journal', between: false },
    { part: 'snapshots', between: true },
  ])('says so where somebody has taken its files away: $part, $between', async (given) => {
    const { rows, after } = growing(6, 6)
    const vault = open()
    // After a snapshot the next line begins another file.
    await vault.append(rows.slice(0, 3))
    await vault.settled()
    if (!given.between) await vault.append(rows.slice(3, 4))
    await rm(join(folder(), given.part), { recursive: true })
    const taken = await vault.append(rows.slice(given.between ? 3 : 4)).catch(() => 0)
    const { sentinel } = await open().holding()
    expect(taken).toBeLessThanOrEqual(sentinel.seq)
    expect((await vault.holding()).sentinel).toEqual(sentinel)
    // It goes on from what there is.
    await vault.append(rows.slice(sentinel.seq))
    const read = await open().read(null)
    expect(asText((await contentsOf(read!.bytes)).records)).toBe(after(6))
  })

  it('keeps the state before a large step', async () => {
    const { rows, after } = growing(16, 3)
    const vault = open()
    await vault.append(rows.slice(0, 10))
    await vault.append(rows.slice(10, 15))
    await vault.append([{ ...rows[15]!, command: 'mergeCodes' }])
    await vault.settled()
    const { snapshots } = await open().holding()
    expect(snapshots.map(({ why, sentinel }) => [why, sentinel.seq])).toEqual([
      ['clock', 10],
      ['mergeCodes', 15],
    ])
    const read = await vault.read(snapshots[1]!.name)
    expect(asText((await contentsOf(read!.bytes)).records)).toBe(after(15))
  })

  it('keeps the copy that the clock made of that very state as the one before the step', async () => {
    const { rows } = growing(3, 3)
    let now = 1_700_000_000_000
    const vault = open({ now: () => now })
    await vault.append(rows.slice(0, 1))
    await vault.append([{ ...rows[1]!, command: 'importSources' }])
    await vault.settled()
    now += HOUR
    await vault.append(rows.slice(2))
    await vault.settled()
    const { snapshots } = await open().holding()
    expect(snapshots.map(({ why, sentinel }) => [why, sentinel.seq])).toEqual([
      ['importSources', 1],
      ['clock', 3],
    ])
  })

  it('takes lines while a snapshot is being made, and both are whole', async () => {
    const { rows, after } = growing(9, 8)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow: Heavy = {
      ...heavy,
      build: async (...args) => {
        await held
        return heavy.build(...args)
      },
    }
    const vault = open({ by: slow })
    await vault.append(rows.slice(0, 4))
    const asked = vault.snapshot('asked', null)
    // Each of these would wait for ever, were it behind the snapshot.
    for (const row of rows.slice(4)) expect(await vault.append([row])).toBe(row.seq)
    expect((await vault.holding()).snapshots).toEqual([])
    release()
    await asked
    await vault.settled()
    const { snapshots, sentinel } = await open().holding()
    expect(snapshots.map((one) => one.sentinel.seq)).toEqual([4, 9])
    expect(sentinel.seq).toBe(9)
    const read = await open().read(null)
    expect(asText((await contentsOf(read!.bytes)).records)).toBe(after(9))
  })

  it('makes one snapshot by the clock for all lines that come while it is made', async () => {
    const { rows } = growing(9, 9)
    const vault = open()
    await Promise.all(rows.map((row) => vault.append([row])))
    await vault.settled()
    expect((await open().holding()).snapshots).toHaveLength(1)
  })

  it('tries a snapshot that could not be made again after a while, and not at every line', async () => {
    const { rows } = growing(9, 10)
    let now = 1_700_000_000_000
    const troubles: unknown[] = []
    let builds = 0
    const failing: Heavy = {
      ...heavy,
      build: async (...args) => {
        builds += 1
        if (builds === 1) throw new Error('made to fail')
        return heavy.build(...args)
      },
    }
    const trouble = (error: unknown) => troubles.push(error)
    const vault = open({ by: failing, now: () => now, trouble })
    for (const row of rows.slice(0, 8)) {
      await vault.append([row])
      await vault.settled()
      now += 1000
    }
    expect([troubles.length, builds]).toEqual([1, 1])
    now += 60_000
    await vault.append(rows.slice(8))
    await vault.settled()
    expect([troubles.length, builds]).toEqual([1, 2])
    expect((await vault.holding()).snapshots.map((one) => one.sentinel.seq)).toEqual([9])
  })

  it('refuses lines that do not go on from where it ends, and writes none of them', async () => {
    const { rows } = growing(5, 4)
    const vault = open()
    await vault.append(rows.slice(0, 2))
    await expect(vault.append(rows.slice(3))).rejects.toThrow('does not follow')
    expect((await open().holding()).sentinel.seq).toBe(2)
  })

  it('reads past an end that was torn off, and goes on behind it', async () => {
    const { rows, after } = growing(12, 5)
    const vault = open()
    for (const row of rows.slice(0, 8)) await vault.append([row])
    await vault.settled()
    await rm(join(folder(), 'snapshots'), { recursive: true })
    const last = (await readdir(join(folder(), 'journal'))).toSorted().at(-1)!
    const file = join(folder(), 'journal', last)
    await truncate(file, (await fileCalls.size(file)) - 7)
    const again = open()
    expect((await again.holding()).sentinel.seq).toBe(7)
    expect((await again.holding()).damaged).toEqual([])
    await again.append(rows.slice(7))
    const read = await open().read(null)
    expect(asText((await contentsOf(read!.bytes)).records)).toBe(after(12))
  })

  it('puts a damaged snapshot aside before one of the same ten minutes takes its place', async () => {
    const { rows, after } = growing(12, 6)
    const vault = open()
    await vault.append(rows.slice(0, 10))
    await vault.settled()
    const [{ name } = { name: '' }] = (await vault.holding()).snapshots
    await truncate(join(folder(), 'snapshots', name), 50)
    const again = open()
    await again.append(rows.slice(10))
    await again.snapshot('clock', null)
    const { snapshots, damaged } = await again.holding()
    expect({ damaged, of: snapshots.map(({ sentinel }) => sentinel.seq) }).toEqual({
      damaged: [],
      of: [12],
    })
    expect(await readdir(join(folder(), 'snapshots'))).toContain(`${name}.damaged`)
    const read = await again.read(null)
    expect(asText((await contentsOf(read!.bytes)).records)).toBe(after(12))
  })

  it('falls back to an older snapshot where the newest is damaged', async () => {
    const { rows, after } = growing(20, 6)
    let now = 1_700_000_000_000
    const vault = open({ now: () => now })
    for (const row of rows) {
      await vault.append([row])
      now += HOUR
      await vault.settled()
    }
    const newest = (await vault.holding()).snapshots.at(-1)!
    await truncate(join(folder(), 'snapshots', newest.name), 100)
    const again = open()
    const holding = await again.holding()
    expect(holding.damaged).toEqual([newest.name])
    expect(holding.sentinel.seq).toBe(20)
    const read = await again.read(null)
    expect(asText((await contentsOf(read!.bytes)).records)).toBe(after(20))
  })
})

import { rm } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { FileCalls } from '../../../src/main/vault/calls'
import { failingCalls, failures } from './failingCalls'
import { asText, growing } from './growing'
import { contentsOf, HOUR, someVault } from './someVault'

const { folder, open } = someVault()

/** Hundreds of small files are flushed, each several times: slow where the disk has much else to do. */
const LONG = process.env['VETA_TORTURE'] ? 24 * HOUR : HOUR / 6

describe('a call of the file system that fails once', () => {
  /** Everything that a vault does, by somebody who sends again what was not taken. Returns the last line that was taken. */
  async function life(calls: FileCalls, rows: ReturnType<typeof growing>['rows']) {
    let now = 1_700_000_000_000
    const troubles: unknown[] = []
    const trouble = (error: unknown) => troubles.push(error)
    let vault = open({ calls, now: () => now, trouble })
    let taken = 0
    const send = async (until: number) => {
      try {
        taken = await vault.append(rows.slice(taken, until))
      } catch (error) {
        troubles.push(error)
      }
      await vault.settled()
    }
    for (let until = 2; until <= rows.length; until += 2) {
      await send(until)
      now += HOUR / 5
      if (until === 4) vault = open({ calls, now: () => now, trouble })
    }
    for (let n = 0; n < 2 && taken < rows.length; n += 1) await send(rows.length)
    return { taken, troubles }
  }

  it(
    'loses nothing that was taken, whichever call it is and however it fails',
    async () => {
      const { rows, after } = growing(7, 7)
      const healthy = failingCalls(0, 'EIO')
      expect((await life(healthy.calls, rows)).troubles).toEqual([])
      const many = healthy.made()
      expect(many).toBeGreaterThan(100)
      const sites = new Set<string>()
      for (let nth = 1; nth <= many; nth += 1) {
        // Every call, and in turn every way to fail; a long run takes every way at every call.
        const ways = process.env['VETA_TORTURE'] ? failures : [failures[nth % failures.length]!]
        for (const failure of ways) {
          await rm(folder(), { recursive: true, force: true })
          const { calls, site } = failingCalls(nth, failure)
          const { taken, troubles } = await life(calls, rows)
          sites.add(site())
          const told = `${failure} at call ${nth} (${site()})`
          expect(troubles.length, `${told}: told once or twice`).toBeLessThanOrEqual(2)
          expect(taken, `${told}: everything was taken in the end`).toBe(rows.length)
          const read = await open().read(null)
          expect(asText((await contentsOf(read!.bytes)).records), told).toBe(after(rows.length))
        }
      }
      expect([...sites].toSorted()).toEqual([
        'close',
        'list',
        'makeFolder',
        'open',
        'read',
        'remove',
        'rename',
        'size',
        'sync',
        'write',
      ])
    },
    LONG,
  )
})

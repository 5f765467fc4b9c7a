import { rm } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { FileCalls } from '../../../src/main/vault/calls'
import { dyingCalls } from './dyingCalls'
import { asText, growing } from './growing'
import { contentsOf, HOUR, someVault } from './someVault'
import { openProjectVault } from '../../../src/main/vault/projectVault'
import { heavy } from '../../../src/main/vault/heavy'

const { folder, open } = someVault()
const { rows, after } = growing(3, 23)

/** Lines an hour apart, so that a snapshot follows each. `sure` is the last one that was answered for. */
async function life(calls: FileCalls, said: { sure: number }) {
  let now = 1_700_000_000_000
  // Not one of those that are waited for: it may never end.
  const vault = openProjectVault(
    calls,
    folder(),
    heavy,
    () => now,
    (error) => {
      throw error
    },
  )
  for (const row of rows) {
    said.sure = await vault.append([row])
    await vault.settled()
    now += HOUR
  }
}

it('a vault whose process was killed at any call is whole, has all it had answered for, and goes on', async () => {
  const whole = dyingCalls(Number.POSITIVE_INFINITY)
  await life(whole.calls, { sure: 0 })
  const many = whole.made()
  expect(many).toBeGreaterThan(100)
  for (let nth = 1; nth <= many; nth += 1) {
    await rm(folder(), { recursive: true, force: true })
    const { calls, dead, bury } = dyingCalls(nth)
    const said = { sure: 0 }
    await Promise.race([life(calls, said), dead])
    await bury()
    const told = `killed at call ${nth}`
    const vault = open()
    const { sentinel, damaged, hasGap } = await vault.holding()
    expect({ damaged, hasGap }, told).toEqual({ damaged: [], hasGap: false })
    expect(sentinel.seq, told).toBeGreaterThanOrEqual(said.sure)
    await vault.append(rows)
    await vault.settled()
    const { records } = await contentsOf((await vault.read(null))!.bytes)
    expect(asText(records), told).toBe(after(rows.length))
  }
})

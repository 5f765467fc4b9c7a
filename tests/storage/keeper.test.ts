import { expect, test } from 'vitest'
import { createKeeper } from '#history/keeper'
import { VaultError, type VaultHost } from '#host/vault'
import { growing } from '../unit/vault/growing'

const { rows } = growing(6, 21)

/** A vault that takes lines as long as `says` lets it. */
function takingVault(says: () => Promise<void>) {
  const taken: number[] = []
  const append: VaultHost['append'] = async (_uuid, lines) => {
    await says()
    taken.push(...lines.map(({ seq }) => seq))
    return lines.at(-1)!.seq
  }
  return { taken, host: { append } as VaultHost }
}

test('a keeper that is closed before the vault was ready asks the closed database once and is quiet', async () => {
  const { host, taken } = takingVault(async () => {})
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
  const keeper = createKeeper(host, 'uuid', async () => ready.then(() => 1), since)
  keeper.accept(rows[4]!)
  keeper.close()
  isReady()
  await keeper.settled()
  expect(asked).toBe(1)
  expect(taken).toEqual([])
})

test('a keeper that is closed still hands over the lines that it has', async () => {
  const { host, taken } = takingVault(async () => {})
  const since = async () => {
    throw new Error('The database is closed')
  }
  const keeper = createKeeper(host, 'uuid', async () => 0, since)
  for (const row of rows) keeper.accept(row)
  keeper.close()
  await keeper.settled()
  expect(taken).toEqual([1, 2, 3, 4, 5, 6])
})

test('what the disk has refused is told, and sent again from the database', async () => {
  let isFull = true
  const { host, taken } = takingVault(async () => {
    if (isFull) throw new VaultError('ENOSPC', 'no space left on device')
  })
  const keeper = createKeeper(
    host,
    'uuid',
    async () => 0,
    async (seq) => rows.slice(seq),
  )
  for (const row of rows) keeper.accept(row)
  await keeper.settled()
  expect(keeper.now()).toMatchObject({ behind: 6, trouble: { code: 'ENOSPC' } })
  isFull = false
  await expect.poll(() => keeper.now(), { timeout: 10_000 }).toEqual({ behind: 0, trouble: null })
  expect(taken).toEqual([1, 2, 3, 4, 5, 6])
  keeper.close()
})

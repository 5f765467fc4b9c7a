import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseProject, serialiseProject } from '#shared/formats/projectFile'
import { emptyContents, rebuild } from '#shared/vault/rebuild'
import { heavy } from '../../src/main/vault/heavy'
import { openVault, type Vault } from '../../src/main/vault/vault'
import { asText, growing } from '../unit/vault/growing'
import { chanceOf, runs, told } from './runs'
import { placeOf } from './startedVault'
import { countedDisk, mountedDisk, type SmallDisk } from './smallDisk'

const LINES = 120
const uuid = '00000000-0000-4000-8000-000000000002'
const { rows, after } = growing(LINES, 51)

let disk: SmallDisk
beforeAll(async () => {
  const mounted = await mountedDisk(80)
  if (!mounted) console.log('No tmpfs can be mounted here: writes are made to fail instead')
  disk = mounted ?? (await countedDisk())
})
afterAll(() => disk.remove())

test('a disk that fills up at any write loses no line that the vault has answered for', async () => {
  const many = runs(8)
  for (let run = 0; run < many; run += 1) {
    const chance = chanceOf(run)
    let now = 1_700_000_000_000
    const troubles: unknown[] = []
    const open = () =>
      openVault(
        disk.calls,
        placeOf(join(disk.folder, String(run))),
        heavy,
        () => now,
        (_uuid, error) => troubles.push(error),
      )
    let vault = open()
    let taken = 0
    /** Sends lines as a window does: what was not taken is sent again later. */
    const send = async (until: number) => {
      for (let seq = taken + 1; seq <= until; seq += 1) {
        now += 45_000
        try {
          taken = await vault.of(uuid).append(rows.slice(taken, seq))
        } catch (error) {
          troubles.push(error)
        }
        if (chance.next() < 0.2) await vault.of(uuid).settled()
      }
      await vault.of(uuid).settled()
    }
    const restart = async () => {
      await vault.settled()
      vault = open()
    }
    const stateOf = async (one: Vault) => {
      const read = await one.of(uuid).read(null)
      const parsed = read && (await parseProject(read.bytes))
      if (!parsed?.ok) throw new Error(told(run, 'nothing can be read'))
      return { text: asText(parsed.records), seq: parsed.journal.length }
    }

    await send(10 + chance.below(40))
    expect(troubles, told(run, 'nothing happens while there is room')).toEqual([])
    await disk.fill(chance.below(40_000))
    await send(taken + 40)
    if (taken < 90) expect(troubles.length, told(run, 'it was told')).toBeGreaterThan(0)
    const answered = taken

    await restart()
    expect(await vault.projects(), told(run, 'the project is there')).toEqual([uuid])
    const full = await stateOf(vault)
    expect(full.seq, told(run, 'while the disk is full')).toBeGreaterThanOrEqual(answered)
    expect(full.text, told(run, 'while the disk is full')).toBe(after(full.seq))
    // Going on from another place, as a person may decide to just now, fails or succeeds and loses nothing either.
    const other = serialiseProject(rebuild(emptyContents, rows.slice(0, answered)), now)
    await vault.begin(uuid, other).catch((error: unknown) => troubles.push(error))
    await restart()
    expect((await stateOf(vault)).seq, told(run, 'after beginning anew')).toBeGreaterThanOrEqual(
      answered,
    )

    await disk.empty()
    await restart()
    taken = (await vault.of(uuid).holding()).sentinel.seq
    await send(LINES)
    await restart()
    expect(await stateOf(vault), told(run, 'with room again')).toEqual({
      text: after(LINES),
      seq: LINES,
    })
  }
})

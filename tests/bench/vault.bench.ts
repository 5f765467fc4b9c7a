import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resourceUsage } from 'node:process'
import { serialiseProject } from '#shared/formats/projectFile'
import { diffOf } from '#shared/records/diff'
import type { JournalRow } from '#shared/records/journal'
import type { AnyRecord, Coding } from '#shared/records/schema'
import { fileCalls } from '../../src/main/vault/calls'
import { heavyThread } from '../../src/main/vault/heavyThread'
import { openProjectVault } from '../../src/main/vault/projectVault'
import { generateProject } from './generate'
import { at, report } from './measure'
import { tiers } from './tiers'

/**
 * The safe keeping of made-up projects on this disk: `npm run bench -- vault` after `npm run build`. What is worked on is
 * one import and a line for each coding, as a project grows; the extreme tier is `TIERS=extreme`.
 */
const wanted = process.env['TIERS']?.split(',') ?? ['typical', 'large']
const thread = join(import.meta.dirname, '../main/vaultThread.js')
if (!existsSync(thread)) throw new Error('The thread of the vault is not built: npm run build')

const START = 1_700_000_000_000

const rowOf = (seq: number, added: AnyRecord[], command: string): JournalRow => ({
  seq,
  at: START + seq,
  coderId: 'coder:0',
  kind: 'do',
  of: null,
  command,
  label: {},
  diff: diffOf({ added }),
})

/** Milliseconds that something took. */
async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The longest time in which this process answered nothing, until `ended`. */
function longestPause() {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 5)
    last = now
  }, 5)
  return {
    ended: () => {
      clearInterval(timer)
      return longest
    },
  }
}

async function run(tier: keyof typeof tiers): Promise<void> {
  const show = (what: string, times: readonly number[], budget = '') =>
    report(`${tier}: ${what}`, { median: at(times, 0.5), p95: at(times, 0.95) }, budget)
  const records = generateProject(tiers[tier])
  const codings = records.filter((record): record is Coding => record.type === 'coding')
  const others = records.filter(({ type }) => type !== 'coding')
  const rows = [
    rowOf(1, others, 'importSources'),
    ...codings.map((coding, i) => rowOf(i + 2, [coding], 'codePassage')),
  ]
  const bytes = serialiseProject({ records, journal: rows }, START)
  console.log(`${tier}: a project file of ${(bytes.length / 1e6).toFixed(1)} MB`)
  let head = rows.length
  rows.length = 0

  const folder = await mkdtemp(join(tmpdir(), 'veta-bench-vault-'))
  const fail = (error: unknown) => {
    throw error
  }
  const open = () => openProjectVault(fileCalls, folder, heavyThread(thread), () => START, fail)
  try {
    const vault = open()
    show('taking in a whole project', [await took(() => vault.begin(bytes))])
    const code = () => {
      head += 1
      const coding = { ...codings[head % codings.length]!, id: `coding:made-${head}` as const }
      return took(() => vault.append([rowOf(head, [coding], 'codePassage')]))
    }
    const times: number[] = []
    for (let n = 0; n < 100; n += 1) times.push(await code())
    show('a coding is on the disk', times, 'budget 1 s')

    const pause = longestPause()
    const making = took(() => vault.snapshot('asked', null))
    const meanwhile: number[] = []
    const moment = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), 50))
    let made: number | null = null
    while (made === null) {
      meanwhile.push(await code())
      made = await Promise.race([making, moment()])
    }
    show('a snapshot', [made])
    show('a coding is on the disk while one is made', meanwhile, 'budget 1 s')
    show('the longest that this process answers nothing', [pause.ended()])
    await vault.settled()
    const fresh = open()
    show('what the vault holds, told at opening', [await took(() => fresh.holding())])
    show('the newest state, read back', [await took(() => fresh.read(null))])
    console.log(`${tier}: at most ${(resourceUsage().maxRSS / 1024).toFixed(0)} MB of memory`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

// The thread alone keeps no process going.
const alive = setInterval(() => undefined, 1000)
for (const tier of wanted) await run(tier as keyof typeof tiers)
clearInterval(alive)

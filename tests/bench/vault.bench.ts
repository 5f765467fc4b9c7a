import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resourceUsage } from 'node:process'
import { promisify } from 'node:util'
import { serialiseProject } from '#shared/formats/projectFile'
import { diffOf } from '#shared/records/diff'
import type { JournalRow } from '#shared/records/journal'
import type { AnyRecord } from '#shared/records/schema'
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
const script = join(import.meta.dirname, '../main/vaultThread.js')
if (!existsSync(script)) throw new Error('The thread of the vault is not built: npm run build')

const MB = 1e6
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

type Tier = keyof typeof tiers

const PROJECT = 'made.veta'
const CODING = 'coding.json'

/** Writes a made-up project, as it is after one import and a line for each coding; and one of the codings. */
async function generate(tier: Tier, folder: string): Promise<void> {
  const records = generateProject(tiers[tier])
  const codings = records.filter(({ type }) => type === 'coding')
  const others = records.filter(({ type }) => type !== 'coding')
  const journal = [
    rowOf(1, others, 'importSources'),
    ...codings.map((coding, i) => rowOf(i + 2, [coding], 'codePassage')),
  ]
  await writeFile(join(folder, PROJECT), serialiseProject({ records, journal }, START))
  await writeFile(join(folder, CODING), JSON.stringify(codings[0]))
}

async function run(tier: Tier): Promise<void> {
  const show = (what: string, times: readonly number[], budget = '') =>
    report(`${tier}: ${what}`, { median: at(times, 0.5), p95: at(times, 0.95) }, budget)
  const source = await mkdtemp(join(tmpdir(), 'veta-bench-made-'))
  const folder = await mkdtemp(join(tmpdir(), 'veta-bench-vault-'))
  const fail = (error: unknown) => {
    throw error
  }
  const before = process.memoryUsage().rss / MB
  const thread = heavyThread(script)
  const open = () => openProjectVault(fileCalls, folder, thread, () => START, fail)
  try {
    const vault = open()
    // By a process of its own: what generating takes is no memory of the vault's.
    await promisify(execFile)(process.execPath, [import.meta.filename], {
      env: { ...process.env, WRITES: `${tier} ${source}` },
    })
    const bytes = new Uint8Array(await readFile(join(source, PROJECT)))
    console.log(`${tier}: a project file of ${(bytes.length / MB).toFixed(1)} MB`)
    show('taking in a whole project', [await took(() => vault.begin(bytes))])
    let head = (await vault.holding()).sentinel.seq
    const like = JSON.parse(await readFile(join(source, CODING), 'utf8')) as AnyRecord
    const code = () => {
      head += 1
      const coding = { ...like, id: `coding:made-${head}` } as AnyRecord
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
    const most = (resourceUsage().maxRSS * 1024) / MB
    console.log(
      `${tier}: at most ${most.toFixed(0)} MB of memory, ${before.toFixed(0)} before it began`,
    )
  } finally {
    await rm(folder, { recursive: true })
    await rm(source, { recursive: true })
  }
}

const writes = process.env['WRITES']?.split(' ') as [Tier, string] | undefined
if (writes) await generate(...writes)
else {
  // The thread alone keeps no process going.
  const alive = setInterval(() => undefined, 1000)
  for (const tier of wanted) await run(tier as Tier)
  clearInterval(alive)
}

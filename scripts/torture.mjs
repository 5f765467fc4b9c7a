// Does the damage of the durability tests as often as asked: npm run torture -- kill --runs 500 --seed 7
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')

/** What there is, how often it runs if nothing is said, and where: on the vault alone, and on the whole app. */
const tortures = {
  kill: { runs: 500, vault: 'tests/torture/kill.test.ts', app: 'tests/e2e/kill.spec.ts' },
  full: { runs: 100, vault: 'tests/torture/full.test.ts', app: 'tests/e2e/full.spec.ts' },
  damage: { runs: 200, vault: 'tests/torture/damage.test.ts', app: 'tests/e2e/damage.spec.ts' },
  calls: { runs: 1, vault: 'tests/unit/vault/failingOnce.test.ts', project: 'unit' },
  steps: { runs: 1, vault: 'tests/storage/cutShort.test.ts', project: 'storage' },
  race: { runs: 200, vault: 'tests/torture/race.test.ts', app: 'tests/e2e/race.spec.ts' },
  soak: { runs: 50_000, vault: 'tests/torture/soak.test.ts' },
}

const usage = () => {
  console.error(`npm run torture -- <${Object.keys(tortures).join('|')}> [--runs N] [--seed S]`)
  process.exit(2)
}

const options = { runs: { type: 'string' }, seed: { type: 'string' } }
const given = (() => {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    console.error(error.message)
    return usage()
  }
})()
const whole = (text) => (/^\d+$/.test(text) ? Number(text) : usage())
const [name] = given.positionals
const chosen = Object.hasOwn(tortures, name ?? '') ? tortures[name] : usage()
const runs = given.values.runs ? whole(given.values.runs) : chosen.runs
const seed = given.values.seed ? whole(given.values.seed) : Math.floor(Math.random() * 2 ** 31)

console.log(`${name}: ${runs} runs, seed ${seed}`)
const env = {
  ...process.env,
  VETA_TORTURE: '1',
  VETA_RUNS: String(runs),
  VETA_SEED: String(seed),
}
const run = (program, args) =>
  spawnSync(process.execPath, [join(modules, program), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  }).status === 0

const onVault = () => {
  console.log(`── ${name} on the vault alone`)
  const project = chosen.project ?? 'torture'
  const args = ['run', '--project', project, '--testTimeout=86400000', chosen.vault]
  return run('vitest/vitest.mjs', args)
}

const onApp = async () => {
  if (!chosen.app) return true
  console.log(`── ${name} on the whole app`)
  if (!existsSync(join(root, 'out/main/index.js')) && !run('../scripts/build.mjs', [])) return false
  const { ensureChromium } = await import('./chromium.mjs')
  env.VETA_CHROMIUM = ensureChromium(console.log)
  return run('@playwright/test/cli.js', ['test', chosen.app])
}

const held = [onVault(), await onApp()].every(Boolean)
console.log(
  held
    ? `${name}: ${runs} runs of seed ${seed}, nothing lost`
    : `${name}: lost something; what, is said above. Again: npm run torture -- ${name} --runs ${runs} --seed ${seed}`,
)
process.exitCode = held ? 0 : 1

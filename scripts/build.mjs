import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { locked } from './lock.mjs'
import { readOptions, Refusal, runScript, wasRun } from './options.mjs'
import { fingerprint, isStale, stamp } from './stale.mjs'

const help = `Builds what has changed since the last build.

  --force   build everything
  --help    show this`

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const vite = 'node_modules/vite/bin/vite.js'

/** What can be built: the command, and files that a finished build has left. */
const parts = {
  app: {
    command: ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
    outputs: ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'],
  },
  policy: {
    command: [vite, 'build', '--ssr', 'src/shared/ipc/policy.ts', '--outDir', 'out/policy'],
    outputs: ['out/policy/policy.js'],
  },
  cli: {
    command: [vite, 'build', '-c', 'vite.cli.config.ts'],
    outputs: ['out/cli/index.js'],
  },
}

function run(command) {
  // A test runner's NODE_ENV would end up in the bundles.
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, command, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text))
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

async function buildPart(name, print) {
  stamp(root, name, null)
  const { code, output } = await run(parts[name].command)
  if (code !== 0) throw new Refusal(`${output.trimEnd()}\nThe build of “${name}” failed.`)
  // The print was taken before the build: what changed meanwhile is still to be built.
  stamp(root, name, print)
}

/** Builds those of the named parts that are stale, and returns their names. */
export async function buildStale({
  names = Object.keys(parts),
  force = false,
  say = () => {},
} = {}) {
  const staleParts = () => {
    const print = fingerprint(root)
    const stale = names.filter((name) => force || isStale(root, name, parts[name].outputs, print))
    return { print, stale }
  }
  if (staleParts().stale.length === 0) return []
  return locked(join(root, 'out/.building'), async () => {
    // Another process may have built them while this one waited.
    const { print, stale } = staleParts()
    if (stale.length > 0) say(`Building ${stale.join(', ')} …`)
    for (const name of stale) await buildPart(name, print)
    return stale
  })
}

if (wasRun(import.meta.url)) {
  await runScript(async () => {
    const options = readOptions({ force: { type: 'boolean' }, help: { type: 'boolean' } })
    if (options.help) return console.log(help)
    const start = performance.now()
    const built = await buildStale({ force: options.force, say: console.log })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(built.length > 0 ? `Built in ${seconds} s.` : 'Everything is up to date.')
  })
}

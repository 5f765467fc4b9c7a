import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.mjs'
import { runChild, sandboxArguments } from './child.mjs'

const LONGEST_STALL = 60_000

const electron = join(root, 'node_modules/electron')
const temporary = join(root, 'out/.electron-download')

/** The runtime's program, found as the electron package itself finds it, or null. */
export function findRuntime() {
  const pathFile = join(electron, 'path.txt')
  if (!existsSync(pathFile)) return null
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(electron, 'dist')
  const program = join(dist, readFileSync(pathFile, 'utf8'))
  return existsSync(program) ? program : null
}

function sizeOf(folder) {
  if (!existsSync(folder)) return 0
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = files.map(
    (file) => statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size ?? 0,
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Ends the child when nothing has been written for too long, which a blocked connection looks like. */
function watch(child) {
  let last = { size: 0, at: Date.now() }
  const timer = setInterval(() => {
    const size = sizeOf(temporary) + sizeOf(join(electron, 'dist'))
    if (size !== last.size) last = { size, at: Date.now() }
    else if (Date.now() - last.at > LONGEST_STALL) child.kill()
    if (process.stdout.isTTY) process.stdout.write(`\r${Math.round(size / 1e6)} MB `)
  }, 1000)
  child.on('close', () => clearInterval(timer))
}

/** Tries once to download the runtime. */
export async function downloadRuntime(say) {
  say('Downloading the Electron runtime, once …')
  rmSync(temporary, { recursive: true, force: true })
  mkdirSync(temporary, { recursive: true })
  const child = spawn(process.execPath, [join(electron, 'install.js')], {
    stdio: 'ignore',
    env: {
      ...process.env,
      // A folder of its own shows how far the download is.
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ELECTRON_GET_USE_PROXY: '1',
      NODE_USE_ENV_PROXY: '1',
    },
  })
  watch(child)
  await new Promise((resolve) => child.on('error', resolve).on('close', resolve))
  if (process.stdout.isTTY) process.stdout.write('\r')
  rmSync(temporary, { recursive: true, force: true })
  return findRuntime()
}

/** Runs the app in the runtime to its end, and returns its exit code. */
export async function runElectron(program, say) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const start = Date.now()
  const args = [...sandboxArguments('Electron', say), root]
  const { code, signal } = await runChild(program, args, { cwd: root, env, stdio: 'inherit' })
  const crashed = ['SIGTRAP', 'SIGABRT', 'SIGSEGV'].includes(signal) && Date.now() - start < 5000
  if (process.platform === 'linux' && crashed) {
    say('Electron could not start, often because this system keeps its sandbox from working.')
    say('npm start -- --browser opens Veta in an installed browser instead.')
  }
  return code
}

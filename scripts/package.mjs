import { spawn } from 'node:child_process'
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import config, { fuses } from '../electron-builder.config.mjs'
import { buildStale, root } from './build.mjs'
import { downloadRuntime, findRuntime } from './electronRuntime.mjs'
import { wrongFuses } from './fuses.mjs'
import { readOptions, Refusal, runScript, wasRun } from './options.mjs'

/** 90 MB that only packaging needs: not among the dependencies, but always this version. */
export const builder = 'electron-builder@26.17.0'

const help = `Builds installers for this system into ${config.directories.output}.

  --unpacked   only the program itself, without an installer
  --help       show this

Environment: ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR name the places that the Electron runtime and the
tools of installers are downloaded from, ELECTRON_OVERRIDE_DIST_PATH a folder that has the runtime.`

const output = join(root, config.directories.output)
const log = join(output, 'package.log')

const say = (line) => console.log(line)

async function haveRuntime() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || findRuntime()) return
  if (await downloadRuntime(say)) return
  throw new Refusal(
    'A package needs the Electron runtime, which could not be downloaded from ' +
      `${process.env.ELECTRON_MIRROR || 'github.com'}. Set ELECTRON_MIRROR to a mirror that your institution allows, or ` +
      'ELECTRON_OVERRIDE_DIST_PATH to a folder that has it, and run npm run package again. To only use Veta, ' +
      'npm start opens it in a browser.',
  )
}

/** Runs electron-builder with its steps in sight and all that it says in the log. Answers with its last complaint. */
async function runBuilder(args) {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const dist = given ? [`--config.electronDist=${given}`] : []
  const command = [
    '--yes',
    builder,
    '--config',
    'electron-builder.config.mjs',
    '--publish',
    'never',
  ]
  const child = spawn('npx', [...command, ...dist, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const file = createWriteStream(log)
  let complaint = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      file.write(text)
      for (const line of text.split('\n')) {
        if (/^\s+• \S/.test(line)) say(line.trimEnd())
        const failed = /^\s*(?:⨯|npm (?:error|ERR!)(?: code)?)\s+(.+)/.exec(line)
        complaint ||= failed?.[1].trim() ?? ''
      }
    })
  }
  const code = await new Promise((resolve) => {
    child.on('error', ({ message }) => {
      complaint = message
      resolve(1)
    })
    child.on('close', resolve)
  })
  file.end()
  return code === 0 ? null : complaint || `electron-builder ended with code ${code}`
}

const programs = {
  linux: ['linux-unpacked/veta', 'linux-arm64-unpacked/veta'],
  win32: ['win-unpacked/Veta.exe', 'win-arm64-unpacked/Veta.exe'],
  darwin: ['mac-universal', 'mac', 'mac-arm64'].map(
    (folder) =>
      `${folder}/Veta.app/Contents/Frameworks/Electron Framework.framework/Electron Framework`,
  ),
}

/** The programs that have been packaged, for any system: what holds the fuses of each. */
export const packagedPrograms = (folder = output) =>
  Object.values(programs)
    .flat()
    .map((path) => join(folder, path))
    .filter((path) => existsSync(path))

/** What electron-builder was told about the fuses is one thing, what the program has is another. */
function checkFuses() {
  const found = packagedPrograms()
  if (found.length === 0)
    throw new Refusal(`No program is in ${output}. ${log} says what was done.`)
  for (const path of found) {
    const wrong = wrongFuses(readFileSync(path), fuses)
    if (wrong.length > 0) throw new Refusal(`The fuses of ${path} are wrong: ${wrong.join('; ')}.`)
  }
  say('The fuses of the program are as they should be.')
}

if (wasRun(import.meta.url)) {
  await runScript(async () => {
    const options = readOptions({ unpacked: { type: 'boolean' }, help: { type: 'boolean' } })
    if (options.help) return say(help)
    await haveRuntime()
    await buildStale({ names: ['app'], say })
    rmSync(output, { recursive: true, force: true })
    mkdirSync(output, { recursive: true })
    const complaint = await runBuilder(options.unpacked ? ['--dir'] : [])
    if (complaint) {
      throw new Refusal(
        `No package could be made: ${complaint}\nAll that was said is in ${log}. Where a download failed: ELECTRON_MIRROR ` +
          'and ELECTRON_BUILDER_BINARIES_MIRROR name mirrors.',
      )
    }
    checkFuses()
    const made = readdirSync(output).filter((name) => /\.(AppImage|deb|exe|dmg)$/.test(name))
    for (const name of made) say(join(output, name))
  })
}

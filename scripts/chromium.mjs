import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { Refusal } from './options.mjs'

const installed = [
  process.env.VETA_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

function isExecutable(path) {
  if (!path || !existsSync(path)) return false
  accessSync(path, constants.X_OK)
  return true
}

const find = () => installed.find(isExecutable)

/** Runs an installer with its output in sight. Returns whether it succeeded. */
const install = (command, ...args) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, CI: '1' } }).status === 0

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** The Chromium that the end-to-end tests use: an installed one, else Playwright's, else Debian's. */
export function ensureChromium(say) {
  const known = find()
  if (known) return known
  if (isExecutable(chromium.executablePath())) return chromium.executablePath()
  say('No Chromium is installed: trying Playwright’s.')
  if (install(process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium')) {
    return chromium.executablePath()
  }
  if (isDebianRoot()) {
    say('Playwright’s can’t be had: installing Debian’s.')
    const ready = install('apt-get', 'update') && install('apt-get', 'install', '-y', 'chromium')
    const path = find()
    if (ready && path) return path
  }
  throw new Refusal('The tests need a Chromium. Install one, or name it in VETA_CHROMIUM.')
}

/** Its version, for the record of a run. */
export const versionOf = (path) => execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()

import { existsSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { dataFolder } from './dataFolder.mjs'
import { Refusal } from './options.mjs'

const commands = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'brave',
  'vivaldi',
]

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser', 'Vivaldi']

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  'Vivaldi\\Application\\vivaldi.exe',
]

const places = {
  darwin: () =>
    macApps.flatMap((app) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, `${app}.app`, 'Contents', 'MacOS', app),
      ),
    ),
  win32: ({ PROGRAMFILES, LOCALAPPDATA, ...env }) =>
    windowsPrograms.flatMap((program) =>
      [PROGRAMFILES, env['PROGRAMFILES(X86)'], LOCALAPPDATA]
        .filter(Boolean)
        .map((folder) => join(folder, program)),
    ),
  linux: ({ PATH = '' }) => {
    const folders = [...PATH.split(delimiter).filter(Boolean), '/usr/bin', '/snap/bin']
    return commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  },
}

function chosen(env) {
  const name = ['CHROME_PATH', 'BROWSER_PATH'].find((one) => env[one])
  if (!name) return null
  if (!existsSync(env[name])) throw new Refusal(`${name} is ${env[name]}, which does not exist.`)
  return env[name]
}

const families = ['brave', 'edge', 'vivaldi', 'chromium', 'chrome']

const familyOf = (path) => families.find((family) => path.toLowerCase().includes(family)) ?? 'other'

/** The folder of a browser's profile. Browsers cannot share one, so each family has its own. */
function profileOf(path) {
  // A snap may not write to hidden folders of the home folder.
  const isSnap = path.startsWith('/snap/') || basename(realpathSync(path)) === 'snap'
  const parent = isSnap
    ? join(homedir(), 'snap', basename(path), 'common', 'veta-browser')
    : dataFolder
  return join(parent, familyOf(path))
}

/** The Chromium-family browser to open, with its profile folder, or null where none is installed. */
export function findBrowser(env = process.env, platform = process.platform) {
  const named = chosen(env)
  const paths = named ? [named] : (places[platform] ?? places.linux)(env).filter(existsSync)
  const browsers = paths.map((path) => ({ path, profile: profileOf(path) }))
  // One that has projects already comes before one that was installed since.
  return browsers.find(({ profile }) => existsSync(profile)) ?? browsers[0] ?? null
}

/**
 * The arguments for a window of its own that sends nothing anywhere. Browsers ask their makers about updates, accounts
 * and the forms on a page, and switches stop only some of that: so the server of the app is their proxy, which refuses
 * all that is not its own. This computer's own addresses are asked directly.
 */
export const browserArguments = (profile, address) => [
  `--app=${address}`,
  `--user-data-dir=${profile}`,
  `--proxy-server=${new URL(address).origin}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-mode',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--disable-features=Translate,AutofillServerCommunication,NetworkTimeServiceQuerying',
]

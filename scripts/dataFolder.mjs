import { homedir } from 'node:os'
import { join } from 'node:path'

const parents = {
  win32: () => process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'),
  darwin: () => join(homedir(), 'Library', 'Application Support'),
}

const parent = parents[process.platform]

/** Where the browser edition keeps what has to last: outside of the project's folder. */
export const dataFolder = join(
  parent ? parent() : process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'),
  'veta-browser',
)

import inspector from 'node:inspector'
import Module, { createRequire, register } from 'node:module'
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const given = process.argv.slice(2)
const preloaded = []
const switches = new Map()
let place = '.'
for (let i = 0; i < given.length; i += 1) {
  const argument = given[i]
  const asSwitch = /^--([^=]+)=?(.*)$/.exec(argument)
  if (argument === '-r' || argument === '--require') preloaded.push(given[(i += 1)])
  else if (asSwitch) switches.set(asSwitch[1], asSwitch[2])
  else if (!argument.startsWith('-') && place === '.') place = argument
}

const root = resolve(place)
const manifest = statSync(root).isDirectory()
  ? JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  : null
const entry = manifest ? join(root, manifest.main) : root
process.argv = [process.argv[1], ...given]

const moduleAddress = new URL('./electron.mjs', import.meta.url).href
const { default: electron, configure, start } = await import(moduleAddress)
configure({
  root,
  name: manifest?.productName ?? 'Electron',
  version: manifest?.version ?? '',
  switches,
})

// `import … from 'electron'` and `require('electron')` both mean the stand-in.
register(
  `data:text/javascript,${encodeURIComponent(`
    let address
    export const initialize = (data) => { address = data }
    export const resolve = (name, context, next) =>
      name === 'electron' ? { url: address, shortCircuit: true } : next(name, context)
  `)}`,
  { data: moduleAddress },
)
const load = Module._load
Module._load = (name, ...rest) => (name === 'electron' ? electron : load(name, ...rest))

// Node loads these when they are first named: a debugger that asks in the midst of that finds half of them, and breaks the
// rest for good. What Playwright asks must come after it.
void new Request('data:,')
// Prints the address that Playwright waits for.
if (switches.has('inspect')) inspector.open(Number(switches.get('inspect') || 9229), '127.0.0.1')
const require = createRequire(pathToFileURL(entry))
for (const file of preloaded) require(file)
await import(pathToFileURL(entry).href)
await start()

import { runBrowserEdition } from './browserEdition.mjs'
import { buildStale } from './build.mjs'
import { downloadRuntime, findRuntime, runElectron } from './electronRuntime.mjs'
import { readOptions, Refusal, runScript } from './options.mjs'

const DEFAULT_PORT = 41870

const help = `Builds what has changed and opens Veta.

  --browser   open it in an installed browser instead of Electron
  --port N    port of the browser edition (${DEFAULT_PORT}); each port has a store of its own
  --help      show this

Environment: CHROME_PATH or BROWSER_PATH names the browser, ELECTRON_MIRROR the place
that the Electron runtime is downloaded from.`

function portFrom(text) {
  if (text === undefined) return DEFAULT_PORT
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1024 && port <= 65535) return port
  throw new Refusal(`--port takes a number from 1024 to 65535, not ${text}.`)
}

const say = (line) => console.log(line)

await runScript(async () => {
  const options = readOptions({
    browser: { type: 'boolean' },
    port: { type: 'string' },
    help: { type: 'boolean' },
  })
  if (options.help) return say(help)
  const port = portFrom(options.port)
  await buildStale({ names: ['app', 'policy'], say })
  if (!options.browser) {
    const found = findRuntime()
    if (!found) say('Electron is not here yet; npm start -- --browser goes without it.')
    const runtime = found ?? (await downloadRuntime(say))
    if (runtime) return runElectron(runtime, say)
    say(
      'The Electron runtime could not be downloaded: set ELECTRON_MIRROR to a mirror that your ' +
        'institution allows and run npm start again. Opening the browser edition.',
    )
  }
  return runBrowserEdition(port, say)
})

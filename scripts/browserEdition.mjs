import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.mjs'
import { browserArguments, findBrowser } from './browsers.mjs'
import { interrupted, runChild, sandboxArguments } from './child.mjs'
import { dataFolder } from './dataFolder.mjs'
import { identityReply, isOwnServer, keepToken, keptToken } from './identity.mjs'
import { Refusal } from './options.mjs'
import { entryOf, serve } from './serve.mjs'

/** A browser that ends sooner has handed the address to one that runs already, or could not start. */
const SHORTEST_VISIT = 3000

/** Starts the server, or returns null where this person's Veta already serves on the port. */
async function startServer(port) {
  const policy = await import('../out/policy/policy.js')
  const replies = identityReply(dataFolder, root)
  try {
    return await serve({ folder: join(root, 'out/renderer'), policy, port, replies })
  } catch (error) {
    if (!['EADDRINUSE', 'EACCES'].includes(error.code)) throw error
    if (await isOwnServer(dataFolder, root, port)) return null
    throw new Refusal(
      `Port ${port} belongs to another program. Free it, or use --port N: ` +
        'each port has a store of its own, so projects of one are not seen on the other.',
    )
  }
}

const hasDisplay = ({ DISPLAY, WAYLAND_DISPLAY }) =>
  process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)

/** Opens the address in a window of its own, and answers how that ended. */
async function visit({ path, profile }, address, say) {
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const args = [...sandboxArguments('The browser', say), ...browserArguments(profile, address)]
  const start = Date.now()
  try {
    const { code } = await runChild(path, args, { stdio: 'ignore' })
    if (Date.now() - start > SHORTEST_VISIT) return 'closed'
    if (code === 0) return 'handed over'
    say(`${path} ended with code ${code}.`)
  } catch (error) {
    say(`${path} could not be started: ${error.message}.`)
  }
  return 'failed'
}

/** Serves the app to this machine's browser until its window is closed or a signal comes. */
export async function runBrowserEdition(port, say) {
  const browser = hasDisplay(process.env) ? findBrowser() : null
  const server = await startServer(port)
  const forget = server ? keepToken(dataFolder, port, server.token) : null
  const address = server ? server.entry : entryOf(port, keptToken(dataFolder, port))
  const stopped = interrupted()
  say(server ? `Veta is at ${address} until Ctrl+C.` : `Veta already runs at ${address}.`)
  if (server && browser) say('Closing its window ends it as well.')
  const visited = browser ? await Promise.race([visit(browser, address, say), stopped]) : 'failed'
  if (!server) return
  if (visited === 'handed over') say('The browser ran already and has taken the window over.')
  if (visited === 'failed') say('Open that address in a browser on this machine.')
  if (visited === 'handed over' || visited === 'failed') await stopped
  forget()
  await server.close()
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'

const LOOPBACK = '127.0.0.1'

export const addressOf = (port) => `http://${LOOPBACK}:${port}`

/** The address that lets a browser in for as long as the run lasts that the token belongs to. */
export const entryOf = (port, token) => `${addressOf(port)}/?run=${token}`

const NOT_LET_IN =
  'Veta runs here, but this address is not the whole one. Open the one that “npm start” printed; it changes with every start.\n'

async function contentsOf(path) {
  try {
    return await readFile(path)
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(error.code)) return null
    throw error
  }
}

const isSame = (given, token) => {
  const [one, other] = [given, token].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(one, other)
}

/** Cookies are shared by all ports of a host, so each port's has a name of its own. */
const cookieName = (port) => `veta-${port}`

function holdsToken({ cookie = '' }, { port, token }) {
  const start = `${cookieName(port)}=`
  const given = cookie.split('; ').find((one) => one.startsWith(start))
  return given !== undefined && isSame(given.slice(start.length), token)
}

/** Browsers say which page asks; what is not a browser, or is asked by nobody's page, says nothing. */
function isAskedFromElsewhere(headers, port) {
  const { origin, 'sec-fetch-site': site = 'none' } = headers
  return (origin !== undefined && origin !== addressOf(port)) || !/^(none|same-origin)$/.test(site)
}

/**
 * Decides what one request gets. The path is taken as it was sent: parsing it as an address
 * would resolve steps upward before they can be refused.
 */
async function answer({ headers, method, url }, { folder, policy, port, replies, token }) {
  const { host } = headers
  // A page elsewhere whose name was pointed at this machine would name itself here.
  if (host !== `${LOOPBACK}:${port}` && host !== `localhost:${port}`) return { status: 403 }
  if (isAskedFromElsewhere(headers, port)) return { status: 403 }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { allow: 'GET, HEAD' } }
  // The browser keeps a separate store for each host name; projects must not end up in two.
  if (host !== `${LOOPBACK}:${port}`) {
    return { status: 307, headers: { location: `${addressOf(port)}/` } }
  }
  const [path, query = ''] = url.split('#')[0].split('?')
  if (Object.hasOwn(replies, path)) return { status: 200, body: replies[path](query, port) }
  if (path === '/' && query.startsWith('run=') && isSame(query.slice(4), token)) {
    const cookie = `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`
    return { status: 303, headers: { location: '/', 'set-cookie': cookie } }
  }
  if (!holdsToken(headers, { port, token })) return { status: 403, body: NOT_LET_IN }
  const inside = policy.insidePath(path)
  const body = inside === null ? null : await contentsOf(join(folder, inside))
  if (body === null) return { status: 404 }
  return { status: 200, type: policy.contentTypeOf(inside), body }
}

async function respond(request, response, app) {
  const found = await answer(request, app)
  const body = found.body ?? `${found.status}\n`
  response.writeHead(found.status, {
    ...app.policy.responseHeaders,
    ...found.headers,
    'content-type': found.type ?? 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/**
 * Serves a folder to this machine alone, and there only to who was given the run's token.
 * `policy` is the app's own (src/shared/ipc/policy.ts); `replies` are answers by path that come from no file.
 */
export async function serve({ folder, policy, port, replies = {} }) {
  const token = randomBytes(32).toString('base64url')
  const app = { folder, policy, port, replies, token }
  const server = createServer((request, response) => {
    respond(request, response, app).catch((error) => {
      process.stderr.write(`${error.stack}\n`)
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, resolve)
  })
  const bound = server.address()
  app.port = bound.port
  return {
    host: bound.address,
    port: bound.port,
    token,
    entry: entryOf(bound.port, token),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

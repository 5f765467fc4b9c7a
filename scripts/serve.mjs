import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'

const LOOPBACK = '127.0.0.1'

export const addressOf = (port) => `http://${LOOPBACK}:${port}`

async function contentsOf(path) {
  try {
    return await readFile(path)
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(error.code)) return null
    throw error
  }
}

/**
 * Decides what one request gets. The path is taken as it was sent: parsing it as an address
 * would resolve steps upward before they can be refused.
 */
async function answer(request, { folder, policy, port, replies }) {
  const host = request.headers.host
  // A page elsewhere whose name was pointed at this machine would name itself here.
  if (host !== `${LOOPBACK}:${port}` && host !== `localhost:${port}`) return { status: 403 }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { allow: 'GET, HEAD' } }
  }
  // The browser keeps a separate store for each host name; projects must not end up in two.
  if (host !== `${LOOPBACK}:${port}`) {
    return { status: 307, headers: { location: `${addressOf(port)}/` } }
  }
  const [path, query = ''] = request.url.split('#')[0].split('?')
  if (Object.hasOwn(replies, path)) return { status: 200, body: replies[path](query, port) }
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
 * Serves a folder to this machine alone. `policy` is the app's own (src/shared/ipc/policy.ts);
 * `replies` are answers by path that come from no file.
 */
export async function serve({ folder, policy, port, replies = {} }) {
  const app = { folder, policy, port, replies }
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
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

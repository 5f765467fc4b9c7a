import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol } from 'electron'
import { contentTypeOf, insidePath, mediaHandleIn, responseHeaders } from '#shared/ipc/policy'
import type { KnownMedia } from './media/known'
import { answerMedia } from './media/serve'

export const SCHEME = 'app'
export const ORIGIN = `${SCHEME}://bundle`

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      // Without `stream` a recording could not be played from anywhere but its start.
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ])
}

/** What reading says of a path that names no file. */
const NO_FILE = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'])

const refused = (status: number) => new Response(null, { status, headers: responseHeaders })

/** Answers requests for the app's own files and the recordings that people have linked, and nothing else on the disk. */
export function serveApp(folder: string, known: KnownMedia): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url)
    const handle = url.host === 'bundle' ? mediaHandleIn(url.pathname) : null
    if (handle !== null) return answerMedia(request, handle, known)
    const path = url.host === 'bundle' ? insidePath(url.pathname) : null
    if (path === null || request.method !== 'GET') return refused(400)
    try {
      const body = await readFile(join(folder, path))
      return new Response(new Uint8Array(body), {
        headers: { ...responseHeaders, 'content-type': contentTypeOf(path) },
      })
    } catch (error) {
      if (NO_FILE.has((error as NodeJS.ErrnoException).code ?? '')) return refused(404)
      throw error
    }
  })
}

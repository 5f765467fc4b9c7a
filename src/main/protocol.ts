import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol } from 'electron'
import { contentTypeOf, insidePath, responseHeaders } from '#shared/ipc/policy'

export const SCHEME = 'app'
export const ORIGIN = `${SCHEME}://bundle`

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers requests for the app's own files, and nothing else on the disk. */
export function serveApp(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url)
    const path = url.host === 'bundle' ? insidePath(url.pathname) : null
    if (path === null || request.method !== 'GET') return new Response(null, { status: 400 })
    try {
      const body = await readFile(join(folder, path))
      return new Response(new Uint8Array(body), {
        headers: { ...responseHeaders, 'content-type': contentTypeOf(path) },
      })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        return new Response(null, { status: 404 })
      throw error
    }
  })
}

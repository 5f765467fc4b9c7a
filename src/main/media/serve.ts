import { open, type FileHandle } from 'node:fs/promises'
import { mediaTypeOf } from '#shared/formats/mediaTypes'
import { responseHeaders } from '#shared/ipc/policy'
import type { KnownMedia } from './known'
import { rangeOf, type ByteRange } from './range'

const PIECE = 256 * 1024

/** Some bytes of an open file as a stream that reads only as fast as it is asked to, and closes the file at its end. */
function bytesOf(file: FileHandle, { first, last }: ByteRange): ReadableStream<Uint8Array> {
  let at = first
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const length = Math.min(PIECE, last + 1 - at)
        const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, at)
        at += bytesRead
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
        if (bytesRead > 0 && at <= last) return
        await file.close()
        controller.close()
      } catch (error) {
        await file.close()
        controller.error(error)
      }
    },
    cancel: () => file.close(),
  })
}

async function opened(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(code)) return null
    throw error
  }
}

const nothing = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers: { ...responseHeaders, ...headers } })

/** Answers a request for a linked recording by its handle, in whole or in part. */
export async function answerMedia(
  request: Request,
  handle: string,
  known: KnownMedia,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return nothing(405, { allow: 'GET, HEAD' })
  const path = await known.pathOf(handle)
  const type = path === undefined ? null : mediaTypeOf(path)
  const file = path === undefined || !type ? null : await opened(path)
  if (!file || !type) return nothing(404)
  const { size } = await file.stat()
  const range = rangeOf(request.headers.get('range'), size)
  if (range === 'none') {
    await file.close()
    return nothing(416, { 'content-range': `bytes */${size}`, 'accept-ranges': 'bytes' })
  }
  const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range
  const head = {
    status: range === 'whole' ? 200 : 206,
    headers: {
      ...responseHeaders,
      'content-type': type.mime,
      'content-length': String(last + 1 - first),
      'accept-ranges': 'bytes',
      ...(range !== 'whole' && { 'content-range': `bytes ${first}-${last}/${size}` }),
    },
  }
  if (request.method === 'HEAD' || size === 0) {
    await file.close()
    return new Response(null, head)
  }
  return new Response(bytesOf(file, { first, last }), head)
}

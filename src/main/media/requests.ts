import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { mediaExtensions, mediaTypeOf } from '#shared/formats/mediaTypes'
import { COPYING_CHANNEL, type RequestArgs, type RequestResults } from '#shared/ipc/contract'
import type { Translate } from '#shared/messages/translate'
import { keptCopies } from './copies'
import { copyInto } from './copy'
import { knownMedia } from './known'

/** The recordings of this computer's user. */
export const known = knownMedia(join(app.getPath('userData'), 'media.json'))

/** Shows a dialog for a recording, and remembers where the chosen one is. */
export async function chooseMedia(
  window: BrowserWindow,
  t: Translate,
): Promise<RequestResults['chooseMedia']> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [
      { name: t('menu.recordings'), extensions: mediaExtensions },
      { name: t('menu.allFiles'), extensions: ['*'] },
    ],
  })
  const [path] = filePaths
  if (canceled || path === undefined) return null
  const fileName = basename(path)
  const type = mediaTypeOf(fileName)
  if (!type) return { notMedia: fileName }
  const { size } = await stat(path)
  return { handle: await known.add(path), fileName, kind: type.kind, bytes: size }
}

/** The size of a linked recording now; null where it is gone, or was linked on another computer. */
export async function findMedia({
  handle,
}: RequestArgs<'findMedia'>): Promise<RequestResults['findMedia']> {
  const path = await known.pathOf(handle)
  if (path === undefined) return null
  try {
    const found = await stat(path)
    return found.isFile() ? { bytes: found.size } : null
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(code)) return null
    throw error
  }
}

const folder = join(app.getPath('userData'), 'media')
const copies = keptCopies(folder, known)

/** Copies that are being made, by the job's name, with what ends them. */
const jobs = new Map<string, AbortController>()
/** Milliseconds between two words about how far a copy is. */
const TELL_EVERY = 100

/** Copies a linked recording to where Veta keeps its own files, under a handle of its own; null where it was ended. */
export async function keepMedia(
  { handle, job }: RequestArgs<'keepMedia'>,
  window: BrowserWindow,
): Promise<RequestResults['keepMedia']> {
  const path = await known.pathOf(handle)
  if (path === undefined) throw new Error('This recording was not chosen on this computer')
  const ending = new AbortController()
  jobs.set(job, ending)
  let told = 0
  const onProgress = (bytes: number) => {
    if (Date.now() - told < TELL_EVERY || window.isDestroyed()) return
    told = Date.now()
    window.webContents.send(COPYING_CHANNEL, { job, bytes })
  }
  try {
    const copy = await copyInto(folder, path, { signal: ending.signal, onProgress })
    return { handle: await known.add(copy.path), bytes: copy.bytes }
  } catch (error) {
    if (ending.signal.aborted) return null
    throw error
  } finally {
    jobs.delete(job)
  }
}

export function endCopy({ job }: RequestArgs<'endCopy'>): null {
  jobs.get(job)?.abort()
  return null
}

export const listCopies = (): Promise<RequestResults['listCopies']> => copies.list()

export async function deleteCopies({ handles }: RequestArgs<'deleteCopies'>): Promise<null> {
  await copies.remove(handles)
  return null
}

export const sweepCopies = copies.sweep

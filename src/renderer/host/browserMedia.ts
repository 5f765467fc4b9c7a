import Dexie, { type Table } from 'dexie'
import { mediaExtensions, mediaTypeOf } from '#shared/formats/mediaTypes'
import type { MediaCopy } from '#shared/ipc/contract'
import type { MediaHost, OpenedMedia } from './media'

/** The parts of File System Access that are used; not every browser has them, and TypeScript knows none. */
interface ReadableHandle extends FileSystemFileHandle {
  queryPermission(how: { mode: 'read' }): Promise<PermissionState>
  requestPermission(how: { mode: 'read' }): Promise<PermissionState>
}
interface FileAccess {
  showOpenFilePicker?: () => Promise<ReadableHandle[]>
}

/** Where a recording is: a file of the computer, or a copy. */
interface Kept {
  handle: string
  file: ReadableHandle | Blob
  /** When a copy was made, in milliseconds since 1970; only copies have it. */
  at?: number
}

class MediaDatabase extends Dexie {
  declare files: Table<Kept, string>
  constructor() {
    super('veta-media', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ files: 'handle' })
  }
}

/** Bytes that are copied at a time. */
const PIECE = 8 * 1024 * 1024

const wasCancelled = (error: unknown) =>
  error instanceof DOMException && error.name === 'AbortError'
const isGone = (error: unknown) =>
  error instanceof DOMException && ['NotFoundError', 'NotReadableError'].includes(error.name)

function chooseByField(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = ['audio/*', 'video/*', ...mediaExtensions.map((end) => `.${end}`)].join(',')
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(null))
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.click()
  })
}

async function chooseByPicker(pick: () => Promise<ReadableHandle[]>) {
  try {
    return (await pick())[0] ?? null
  } catch (error) {
    if (wasCancelled(error)) return null
    throw error
  }
}

/** A file's bytes apart from the file, read piece by piece; null where that was ended. */
async function copyOf(
  file: Blob,
  { signal, onProgress }: Parameters<MediaHost['keepCopy']>[1],
): Promise<Blob | null> {
  let copied = new Blob([], { type: file.type })
  for (let at = 0; at < file.size; at += PIECE) {
    if (signal.aborted) return null
    const bytes = await file.slice(at, at + PIECE).arrayBuffer()
    copied = new Blob([copied, bytes], { type: file.type })
    onProgress(copied.size)
  }
  return signal.aborted ? null : copied
}

/** Recordings as a browser offers them: handles that outlive the session where there are some, else for its length. */
export function browserMedia(): MediaHost {
  const { showOpenFilePicker } = window as unknown as FileAccess
  const kept = new MediaDatabase()
  /** Files of this session, of browsers that can't remember them. */
  const lent = new Map<string, File>()

  const fileOf = async (
    handle: string,
    ask: boolean,
  ): Promise<Blob | Exclude<OpenedMedia['state'], 'open' | 'changed'>> => {
    const file = lent.get(handle) ?? (await kept.files.get(handle))?.file
    if (!file) return 'missing'
    if (file instanceof Blob) return file
    const mode = { mode: 'read' } as const
    const allowed = await (ask ? file.requestPermission(mode) : file.queryPermission(mode))
    if (allowed !== 'granted') return 'locked'
    try {
      return await file.getFile()
    } catch (error) {
      if (isGone(error)) return 'missing'
      throw error
    }
  }
  return {
    choose: async () => {
      const chosen = showOpenFilePicker
        ? await chooseByPicker(() => showOpenFilePicker.call(window))
        : await chooseByField()
      if (!chosen) return null
      const file = chosen instanceof File ? chosen : await chosen.getFile()
      const type = mediaTypeOf(file.name)
      if (!type) return { notMedia: file.name }
      const handle = crypto.randomUUID()
      if (chosen instanceof File) lent.set(handle, chosen)
      else await kept.files.put({ handle, file: chosen })
      return { handle, fileName: file.name, kind: type.kind, bytes: file.size }
    },
    open: async ({ handle, bytes }, ask = false) => {
      const file = await fileOf(handle, ask)
      if (typeof file === 'string') return { state: file }
      if (file.size !== bytes) return { state: 'changed', bytes: file.size }
      const url = URL.createObjectURL(file)
      return { state: 'open', url, release: () => URL.revokeObjectURL(url) }
    },
    keepCopy: async ({ handle }, watch) => {
      const file = await fileOf(handle, true)
      if (typeof file === 'string') throw new Error('The recording can’t be read now')
      const copied = await copyOf(file, watch)
      if (!copied) return null
      const copy = crypto.randomUUID()
      await kept.files.put({ handle: copy, file: copied, at: Date.now() })
      return { handle: copy, bytes: file.size }
    },
    copies: async () => {
      const copies: MediaCopy[] = []
      await kept.files.each(({ handle, at }) => {
        if (at !== undefined) copies.push({ handle, at })
      })
      return copies
    },
    dropCopies: (handles) => kept.files.bulkDelete([...handles]),
  }
}

import { browserMedia } from './browserMedia'
import type { Host, PickedFile, SavedFile } from './host'

/** The part of File System Access that is used; not every browser has it. */
interface FileAccess {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>
}

export const pickedFile = (file: File, folder = ''): PickedFile => ({
  name: file.name,
  folder,
  size: file.size,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
})

const accepted = {
  transcripts: '.txt,.md,.docx,.vtt,.srt,.text,.markdown',
  project: '.veta',
  table: '.csv,.tsv,.txt',
  key: '.vetakey',
}

function chooseFiles(options: Parameters<Host['openFiles']>[0]): Promise<PickedFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = options.multiple ?? false
  input.webkitdirectory = options.folder ?? false
  if (!options.folder) input.accept = accepted[options.purpose]
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]))
    input.addEventListener('change', () => {
      const folderOf = (file: File) => file.webkitRelativePath.split('/').slice(0, -1).join('/')
      resolve([...(input.files ?? [])].map((file) => pickedFile(file, folderOf(file))))
    })
    input.click()
  })
}

const wasCancelled = (error: unknown) =>
  error instanceof DOMException && error.name === 'AbortError'

/** The file does not hold what was written: the project is not in it. */
class NotWrittenError extends Error {
  override name = 'NotWrittenError'
}

async function write(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  // The stream writes to a file beside and swaps it in when it is closed.
  const stream = await handle.createWritable()
  await stream.write(new Uint8Array(bytes))
  await stream.close()
  const back = new Uint8Array(await (await handle.getFile()).arrayBuffer())
  if (back.length !== bytes.length || back.some((byte, i) => byte !== bytes[i])) {
    throw new NotWrittenError(`${handle.name} does not hold what was written to it`)
  }
}

function download(name: string, bytes: Uint8Array): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)]))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** The shell as a browser offers it: file pickers where there are some, downloads elsewhere. */
export function browserHost(): Host {
  const { showSaveFilePicker } = window as unknown as FileAccess
  return {
    edition: 'browser',
    openFiles: chooseFiles,
    saveFile: async (suggestedName, bytes) => {
      if (!showSaveFilePicker) {
        download(suggestedName, bytes)
        return { name: suggestedName, file: null }
      }
      try {
        const handle = await showSaveFilePicker({ suggestedName })
        await write(handle, bytes)
        const file: SavedFile = { name: handle.name, write: (next) => write(handle, next) }
        return { name: handle.name, file }
      } catch (error) {
        if (wasCancelled(error)) return null
        throw error
      }
    },
    media: browserMedia(),
    vault: null,
    askToKeep: () => navigator.storage.persist(),
    freeSpace: async () => {
      const { quota, usage } = await navigator.storage.estimate()
      return quota === undefined || usage === undefined ? null : quota - usage
    },
    putStoreAside: null,
    onMenu: () => () => {},
    setTitle: (title) => {
      document.title = title
    },
    setMenu: () => {},
    onFile: () => () => {},
    pendingFiles: async () => [],
  }
}

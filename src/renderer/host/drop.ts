import { pickedFile } from './browserHost'
import type { PickedFile } from './host'

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** A directory reader gives its entries in portions, and an empty one at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return entries
    entries.push(...portion)
  }
}

/** What can't be opened is handed on all the same, so that whoever reads it can say so by its name. */
const unreadable = (name: string, folder: string, error: unknown): PickedFile => ({
  name,
  folder,
  size: 0,
  bytes: () => Promise.reject(error),
})

async function walk(entry: FileSystemEntry, folder: string): Promise<PickedFile[]> {
  if (entry.name.startsWith('.')) return []
  try {
    if (entry.isFile) return [pickedFile(await fileOf(entry as FileSystemFileEntry), folder)]
    const inside = await entriesOf(entry as FileSystemDirectoryEntry)
    const below = folder ? `${folder}/${entry.name}` : entry.name
    return (await Promise.all(inside.map((child) => walk(child, below)))).flat()
  } catch (error) {
    return [unreadable(entry.name, folder, error)]
  }
}

/** Every file of a drop, those inside dropped folders included. Never rejects. */
export async function filesFromDrop(data: DataTransfer): Promise<PickedFile[]> {
  // The list is emptied as soon as the event is over, so the entries are taken before anything is awaited.
  const entries = [...data.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null)
  return (await Promise.all(entries.map((entry) => walk(entry, '')))).flat()
}

import { randomUUID } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { dialog, type BrowserWindow, type FileFilter } from 'electron'
import type { FileHandle, RequestArgs } from '#shared/ipc/contract'
import type { Translate } from '#shared/messages/translate'
import { atomicWrite } from './atomicWrite'

/** Larger than any transcript or project that the window could hold. */
const MAX_BYTES = 1024 * 1024 * 1024
const MAX_FILES = 5000

/** Paths that a person has chosen in a dialog, by the random names under which the window knows them. */
const chosen = new Map<string, string>()

function remember(path: string): string {
  const handle = randomUUID()
  chosen.set(handle, path)
  return handle
}

function pathOf(handle: string): string {
  const path = chosen.get(handle)
  if (!path) throw new Error('This file was not chosen in a dialog')
  return path
}

const filtersFor = (purpose: RequestArgs<'openFiles'>['purpose'], t: Translate): FileFilter[] => {
  const every = { name: t('menu.allFiles'), extensions: ['*'] }
  switch (purpose) {
    case 'transcripts':
      return [
        { name: t('menu.transcripts'), extensions: ['txt', 'md', 'docx', 'vtt', 'srt'] },
        every,
      ]
    case 'project':
      return [{ name: t('menu.vetaProject'), extensions: ['veta'] }, every]
    case 'table':
      return [{ name: t('menu.tables'), extensions: ['csv', 'tsv', 'txt'] }, every]
    case 'key':
      return [{ name: t('menu.nameKeys'), extensions: ['vetakey'] }, every]
  }
}

/** Every file below a folder, hidden ones left out. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .slice(0, MAX_FILES)
}

export async function describeFile(path: string, folder = ''): Promise<FileHandle> {
  const { size } = await stat(path)
  return { handle: remember(path), name: basename(path), folder, size }
}

export async function openFiles(
  window: BrowserWindow,
  { purpose, multiple, folder }: RequestArgs<'openFiles'>,
  t: Translate,
): Promise<FileHandle[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: [
      folder ? 'openDirectory' : 'openFile',
      ...(multiple ? ['multiSelections' as const] : []),
    ],
    filters: folder ? [] : filtersFor(purpose, t),
  })
  if (canceled) return []
  const files: FileHandle[] = []
  for (const path of filePaths) {
    if (!(await stat(path)).isDirectory()) files.push(await describeFile(path))
    else {
      for (const file of await filesBelow(path)) {
        files.push(await describeFile(file, join(basename(path), relative(path, dirname(file)))))
      }
    }
  }
  return files
}

export async function readChosen({ handle }: RequestArgs<'readFile'>): Promise<Uint8Array> {
  const path = pathOf(handle)
  const { size } = await stat(path)
  if (size > MAX_BYTES) throw new Error(`${basename(path)} is too large to open (${size} bytes)`)
  return new Uint8Array(await readFile(path))
}

export async function saveFile(
  window: BrowserWindow,
  { suggestedName, bytes }: RequestArgs<'saveFile'>,
): Promise<{ handle: string; name: string } | null> {
  const extension = /\.([a-z0-9]+)$/i.exec(suggestedName)?.[1]
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName.replace(/[\\/:*?"<>|]/g, '-'),
    filters: extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [],
  })
  if (canceled || !filePath) return null
  await atomicWrite(filePath, bytes)
  return { handle: remember(filePath), name: basename(filePath) }
}

export async function writeChosen({ handle, bytes }: RequestArgs<'writeFile'>): Promise<null> {
  await atomicWrite(pathOf(handle), bytes)
  return null
}

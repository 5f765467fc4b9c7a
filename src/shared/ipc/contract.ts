import * as v from 'valibot'
import { acceleratorPattern } from './accelerator'

/** What the main process tells the window: a menu item was chosen. */
export const menuCommands = [
  'newProject',
  'openProject',
  'save',
  'saveAs',
  'import',
  'export',
  'undo',
  'redo',
  'settings',
  'keys',
] as const
export type MenuCommand = (typeof menuCommands)[number]
/** The keys of commands, as native menus write them; a command without one has none. */
export type Accelerators = Readonly<Partial<Record<MenuCommand, string>>>

/** The handle of a recording comes from a project, which may be of another computer: any short text. */
const mediaHandle = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))

const bytes = v.custom<Uint8Array>((input) => input instanceof Uint8Array, 'Expected bytes')

/**
 * Everything that the window may ask of the main process: a request a name, with the parser of its argument.
 * The preload's bridge, main's handlers and the window's host are all derived from this table.
 */
export const requests = {
  /** Shows an open dialog; the answer names files by opaque handles, never by paths. */
  openFiles: v.object({
    purpose: v.picklist(['transcripts', 'project', 'table']),
    multiple: v.boolean(),
    folder: v.boolean(),
  }),
  readFile: v.object({ handle: v.pipe(v.string(), v.uuid()) }),
  /** Shows a save dialog and writes the bytes, all or nothing. */
  saveFile: v.object({
    suggestedName: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
    bytes,
  }),
  /** Writes to a file that a save or open dialog has named before. */
  writeFile: v.object({ handle: v.pipe(v.string(), v.uuid()), bytes }),
  /** Shows an open dialog for the recording of a transcript. */
  chooseMedia: v.object({}),
  findMedia: v.object({ handle: mediaHandle }),
  /** Makes a copy that stays when the recording itself moves. */
  keepMedia: v.object({ handle: mediaHandle, job: v.pipe(v.string(), v.uuid()) }),
  /** Ends the making of a copy. */
  endCopy: v.object({ job: v.pipe(v.string(), v.uuid()) }),
  /** The copies that have been made and are still there. */
  listCopies: v.object({}),
  /** Deletes copies for good. */
  deleteCopies: v.object({ handles: v.array(mediaHandle) }),
  setWindow: v.object({ title: v.pipe(v.string(), v.maxLength(300)) }),
  /** The language of the native menu and its dialogs, and the keys that its commands have. */
  setMenu: v.object({
    locale: v.picklist(['en', 'es']),
    accelerators: v.record(
      v.picklist(menuCommands),
      v.pipe(v.string(), v.regex(acceleratorPattern)),
    ),
  }),
  /** Files that the system asked the app to open, since the last time this was asked. */
  pendingFiles: v.object({}),
} as const

export type RequestName = keyof typeof requests
export type RequestArgs<N extends RequestName> = v.InferOutput<(typeof requests)[N]>

/** A file that a person has chosen; `folder` is where it lay inside a chosen folder, for people to read. */
export interface FileHandle {
  handle: string
  name: string
  folder: string
  size: number
}

/** A chosen recording, named by a handle that stays good when the app is started again. */
export interface MediaFile {
  handle: string
  fileName: string
  kind: 'audio' | 'video'
  bytes: number
}

/** A copy of a recording, and when it was made, in milliseconds since 1970. */
export interface MediaCopy {
  handle: string
  at: number
}

/** How far the making of a copy is. */
export interface Copying {
  job: string
  bytes: number
}

export interface RequestResults {
  openFiles: FileHandle[]
  readFile: Uint8Array
  saveFile: { handle: string; name: string } | null
  writeFile: null
  /** Null where nothing was chosen. */
  chooseMedia: MediaFile | { notMedia: string } | null
  findMedia: { bytes: number } | null
  /** Null where it was ended. */
  keepMedia: { handle: string; bytes: number } | null
  endCopy: null
  listCopies: MediaCopy[]
  deleteCopies: null
  setWindow: null
  setMenu: null
  pendingFiles: FileHandle[]
}

export const requestNames = Object.keys(requests) as RequestName[]
export const channelOf = (name: RequestName): string => `veta:${name}`
export const MENU_CHANNEL = 'veta:menu'
export const COPYING_CHANNEL = 'veta:copying'

/** What the preload puts on `window.veta`, and nothing else. */
export type Bridge = {
  [N in RequestName]: (args: RequestArgs<N>) => Promise<RequestResults[N]>
} & {
  /** Returns what ends the subscription. */
  onMenu: (listener: (command: MenuCommand) => void) => () => void
  onCopying: (listener: (copying: Copying) => void) => () => void
  edition: 'desktop'
}

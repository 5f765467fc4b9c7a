import * as v from 'valibot'
import { rowSchema, type JournalRow } from '../records/journal'
import { lockSchema, type Lock } from '../sealing/lock'
import type { Sentinel } from '../vault/sentinel'
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

/** Why the window asks for a snapshot. */
export const snapshotReasons = ['asked', 'migration'] as const
export type SnapshotReason = (typeof snapshotReasons)[number]

const projectUuid = v.pipe(v.string(), v.uuid())
const seq = v.pipe(v.number(), v.integer(), v.minValue(0))
const snapshotName = v.pipe(v.string(), v.regex(/^\d+-\d+\.veta$/))
const isRow = (input: unknown) => v.is(rowSchema, input)

/**
 * Everything that the window may ask of the main process: a request a name, with the parser of its argument.
 * The preload's bridge, main's handlers and the window's host are all derived from this table.
 */
export const requests = {
  /** Shows an open dialog; the answer names files by opaque handles, never by paths. */
  openFiles: v.object({
    purpose: v.picklist(['transcripts', 'project', 'table', 'key']),
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
  /** What the vault holds of a project, and the mark of one line of its journal, as far as it has it. */
  vaultLook: v.object({ uuid: projectUuid, seq }),
  /** Lets main read and write the vault of a sealed project; null ends that. */
  vaultSeal: v.object({
    uuid: projectUuid,
    sealing: v.nullable(v.object({ key: bytes, lock: lockSchema })),
  }),
  /** The projects that have a vault. */
  vaultProjects: v.object({}),
  /** Begins a vault with a whole project file; what was there is put aside. */
  vaultBegin: v.object({ uuid: projectUuid, bytes }),
  /** Appends journal lines, and answers when they are on the disk. */
  vaultAppend: v.object({ uuid: projectUuid, rows: v.array(v.custom<JournalRow>(isRow)) }),
  vaultSnapshot: v.object({ uuid: projectUuid, why: v.picklist(snapshotReasons) }),
  /** A project file of a snapshot, or of the newest state. */
  vaultRead: v.object({ uuid: projectUuid, name: v.nullable(snapshotName) }),
  /** Deletes a project's vault for good. */
  vaultForget: v.object({ uuid: projectUuid }),
  /** How much room there is on the disk of the vaults. */
  diskSpace: v.object({}),
  /** Puts the page's databases aside, where they can't be opened any more; the vaults stay. */
  putStoreAside: v.object({}),
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

/** A state of a project that the vault keeps as a file of its own. */
export interface KeptState {
  name: string
  at: number
  why: string
  bytes: number
  projectName: string
  sentinel: Sentinel
}

/** What a vault holds of a project. */
export interface Kept {
  /** The newest state that can be rebuilt. */
  sentinel: Sentinel
  /** The mark of the line that was asked about; null where there is none. */
  markAt: string | null
  /** The oldest first. */
  snapshots: KeptState[]
  damaged: string[]
  hasGap: boolean
  /** Of a sealed vault: what lets a person in. Until then nothing else of it is told. */
  lock: Lock | null
}

/** Why the vault could not do something: the system's code, such as ENOSPC, and its words. */
export interface VaultTrouble {
  trouble: { code: string; message: string }
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
  vaultLook: Kept | VaultTrouble
  vaultSeal: null | VaultTrouble
  vaultProjects: string[]
  vaultBegin: null | VaultTrouble
  vaultAppend: { seq: number } | VaultTrouble
  /** Null where there was one of that state already. */
  vaultSnapshot: KeptState | null | VaultTrouble
  /** Null where nothing can be read; `stoppedAt` is the line that could not be followed. */
  vaultRead: { bytes: Uint8Array; stoppedAt: number | null } | null | VaultTrouble
  vaultForget: null | VaultTrouble
  /** `moved`: the vaults lie elsewhere than in the profile, which is synchronised or on another computer. */
  diskSpace: { free: number; moved: boolean }
  putStoreAside: null
  setWindow: null
  setMenu: null
  pendingFiles: FileHandle[]
}

export const requestNames = Object.keys(requests) as RequestName[]
export const channelOf = (name: RequestName): string => `veta:${name}`
export const MENU_CHANNEL = 'veta:menu'
export const COPYING_CHANNEL = 'veta:copying'
export const VAULT_CHANNEL = 'veta:vault'
export const FILES_CHANNEL = 'veta:files'

/** What the preload puts on `window.veta`, and nothing else. */
export type Bridge = {
  [N in RequestName]: (args: RequestArgs<N>) => Promise<RequestResults[N]>
} & {
  /** Returns what ends the subscription. */
  onMenu: (listener: (command: MenuCommand) => void) => () => void
  onCopying: (listener: (copying: Copying) => void) => () => void
  /** Hears of a snapshot that could not be made. */
  onVaultTrouble: (listener: (trouble: VaultTrouble & { uuid: string }) => void) => () => void
  /** Hears that the system has handed over a file; `pendingFiles` gives it. */
  onFile: (listener: () => void) => () => void
  edition: 'desktop'
}

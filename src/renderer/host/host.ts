import type { Locale } from '#shared/messages/catalogue'
import type { Accelerators, MenuCommand } from '#shared/ipc/contract'
import type { MediaHost } from './media'
import type { VaultHost } from './vault'

/** A file that a person has chosen or dropped. */
export interface PickedFile {
  name: string
  /** Where it lay inside a chosen folder; empty for a file chosen by itself. */
  folder: string
  size: number
  bytes(): Promise<Uint8Array>
}

/** A file that can be written again without asking where. */
export interface SavedFile {
  name: string
  write(bytes: Uint8Array): Promise<void>
}

/** What the shell around the window offers; nothing else knows which shell it is. */
export interface Host {
  edition: 'desktop' | 'browser'
  openFiles(options: {
    purpose: 'transcripts' | 'project' | 'table' | 'key'
    multiple?: boolean
    folder?: boolean
  }): Promise<PickedFile[]>
  /** Asks where, and writes; null when the person thinks better of it. `file` is null where it can't be written again. */
  saveFile(
    suggestedName: string,
    bytes: Uint8Array,
  ): Promise<{ name: string; file: SavedFile | null } | null>
  media: MediaHost
  /** Null where the shell can keep nothing beside the database. */
  vault: VaultHost | null
  /** Asks that the database be kept until a person deletes it; whether that was granted. */
  askToKeep(): Promise<boolean>
  /** Bytes that are free for the project's data; null where that can't be known. */
  freeSpace(): Promise<number | null>
  /** Puts the page's databases aside where they can't be opened any more; null where the shell can't. */
  putStoreAside: (() => Promise<void>) | null
  onMenu(listener: (command: MenuCommand) => void): () => void
  setTitle(title: string): void
  /** The language of what the shell says, and the keys that it shows beside the commands of its menu. */
  setMenu(menu: { locale: Locale; accelerators: Accelerators }): void
  /** The files that the system has handed over since this was last asked. */
  pendingFiles(): Promise<PickedFile[]>
  /** Hears of each. Returns what ends the subscription. */
  onFile(listener: () => void): () => void
}

import type { MediaCopy, MediaFile } from '#shared/ipc/contract'

/** A linked recording as its project holds it. */
export interface MediaLink {
  handle: string
  bytes: number
}

/** What came of opening a recording: an address to play it from, or why there is none. */
export type OpenedMedia =
  | { state: 'open'; url: string; release: () => void }
  /** The file is gone, or was linked on another computer or in another browser. */
  | { state: 'missing' }
  /** The file has another size than the one that was linked. */
  | { state: 'changed'; bytes: number }
  /** The browser wants the person to allow it again. */
  | { state: 'locked' }

/** Recordings of transcripts: files that stay where they are, known by handles. */
export interface MediaHost {
  /** Asks for a file; null when the person thinks better of it. */
  choose(): Promise<MediaFile | { notMedia: string } | null>
  /** `ask` may only be set on a click, and lets the browser ask for permission. */
  open(link: MediaLink, ask?: boolean): Promise<OpenedMedia>
  /**
   * Makes a copy on this computer that stays when the file itself moves; null where `signal` ended that. Throws where
   * there is no room for it. `onProgress` hears how many bytes have been copied.
   */
  keepCopy(
    link: MediaLink,
    watch: { signal: AbortSignal; onProgress: (bytes: number) => void },
  ): Promise<MediaLink | null>
  copies(): Promise<MediaCopy[]>
  /** Deletes copies for good. */
  dropCopies(handles: readonly string[]): Promise<void>
}

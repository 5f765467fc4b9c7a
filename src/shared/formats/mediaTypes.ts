import type { Media } from '../records/source'

interface MediaType {
  kind: Media['kind']
  mime: string
}

/** The recordings that Veta takes, by the end of their names. Whether one can be played is for the player to find out. */
const types: Readonly<Record<string, MediaType>> = {
  mp3: { kind: 'audio', mime: 'audio/mpeg' },
  m4a: { kind: 'audio', mime: 'audio/mp4' },
  aac: { kind: 'audio', mime: 'audio/aac' },
  wav: { kind: 'audio', mime: 'audio/wav' },
  ogg: { kind: 'audio', mime: 'audio/ogg' },
  oga: { kind: 'audio', mime: 'audio/ogg' },
  opus: { kind: 'audio', mime: 'audio/ogg' },
  flac: { kind: 'audio', mime: 'audio/flac' },
  weba: { kind: 'audio', mime: 'audio/webm' },
  amr: { kind: 'audio', mime: 'audio/amr' },
  wma: { kind: 'audio', mime: 'audio/x-ms-wma' },
  mp4: { kind: 'video', mime: 'video/mp4' },
  m4v: { kind: 'video', mime: 'video/mp4' },
  webm: { kind: 'video', mime: 'video/webm' },
  ogv: { kind: 'video', mime: 'video/ogg' },
  mov: { kind: 'video', mime: 'video/quicktime' },
  mkv: { kind: 'video', mime: 'video/x-matroska' },
  avi: { kind: 'video', mime: 'video/x-msvideo' },
}

export const mediaExtensions = Object.keys(types)

/** What a file's name says it holds; null for one that is neither audio nor video. */
export function mediaTypeOf(fileName: string): MediaType | null {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(types, extension) ? types[extension]! : null
}
